// Passkeys: asks the device between two plain requests, and hands its answer back in the form it came from.
import { answerOf, creationOptions, requestOptions } from "./passkey/json";

const form = document.querySelector<HTMLFormElement>("form[data-passkey]");
if (form && "PublicKeyCredential" in window) {
  document.querySelector<HTMLElement>("[data-passkey-missing]")!.hidden = true;
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void ask(form);
  });
}

async function ask(form: HTMLFormElement): Promise<void> {
  const button = form.querySelector("button")!;
  button.disabled = true;
  say(form, "");
  try {
    const answer = await fetch(form.dataset.options!, {
      method: "POST",
      headers: { Accept: "application/json" },
      body: new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)])),
    });
    const options: unknown = await answer.json();
    if (!answer.ok) {
      say(form, (options as { sentence?: string }).sentence ?? form.dataset.failed!);
      return;
    }
    const credential =
      form.dataset.passkey === "create"
        ? await navigator.credentials.create({ publicKey: creationOptions(options) })
        : await navigator.credentials.get({ publicKey: requestOptions(options) });
    form.querySelector<HTMLInputElement>("input[name=credential]")!.value = JSON.stringify(
      answerOf(credential as PublicKeyCredential),
    );
    form.querySelector<HTMLInputElement>("input[type=password]")?.removeAttribute("name");
    form.submit();
  } catch (problem) {
    const cancelled = problem instanceof DOMException && problem.name === "NotAllowedError";
    say(form, cancelled ? form.dataset.cancelled! : form.dataset.failed!);
  } finally {
    button.disabled = false;
  }
}

function say(form: HTMLFormElement, sentence: string): void {
  const place = form.querySelector<HTMLElement>("[data-passkey-problem]")!;
  place.textContent = sentence;
  place.hidden = sentence === "";
}
