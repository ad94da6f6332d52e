// Finds a service while its name is typed, by the search of the site.
import { combobox, type Found } from "../edit/combobox.ts";

interface Answer {
  items?: { name: string; url: string; address?: { street?: string; comune?: string } }[];
}

export function offerServices(page: Document): void {
  const input = page.querySelector<HTMLInputElement>("#f-link");
  const list = page.querySelector<HTMLElement>("#link-list");
  const button = page.querySelector<HTMLButtonElement>("#link-button");
  if (!input || !list || !button) return;
  combobox(input, list, async (typed) => {
    if (/^https?:/.test(typed)) return [];
    const answer = await fetch(`/api/v1/services?${new URLSearchParams({ q: typed, lang: input.dataset["lang"] ?? "it", limit: "8" })}`);
    if (!answer.ok) return [];
    const found = (await answer.json()) as Answer;
    return (found.items ?? []).map((service): Found => ({
      label: service.name,
      about: [service.address?.street, service.address?.comune].filter(Boolean).join(", "),
      choose: () => {
        input.value = service.url;
        button.click();
      },
    }));
  });
}
