import { PackTrouble } from "../pack/trouble";

/** Whether this browser can keep pages at all: a service worker needs a secure connection. */
export function canKeep(): boolean {
  return "serviceWorker" in navigator && "caches" in globalThis;
}

async function worker(): Promise<ServiceWorker> {
  await navigator.serviceWorker.register("/sw.js", { scope: "/", updateViaCache: "none" });
  const registration = await navigator.serviceWorker.ready;
  const active = registration.active;
  if (!active) throw new PackTrouble("server");
  return active;
}

function tell(active: ServiceWorker, message: unknown): Promise<{ done: boolean; quota?: boolean }> {
  return new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = (event: MessageEvent<{ done: boolean; quota?: boolean }>) => resolve(event.data);
    active.postMessage(message, [channel.port2]);
  });
}

/** Keeps the pages of a language on this device, so that they open without a network. */
export async function keepShell(language: string): Promise<void> {
  const said = await tell(await worker(), { keep: language });
  if (!said.done) throw new PackTrouble(said.quota ? "storage" : navigator.onLine ? "server" : "offline");
  await keepFonts();
}

/** The letters this page is shown in: the shell keeps those that were really needed, not every script. */
async function keepFonts(): Promise<void> {
  const fonts = performance
    .getEntriesByType("resource")
    .map((entry) => entry.name)
    .filter((name) => name.startsWith(location.origin) && name.endsWith(".woff2"));
  await Promise.all(fonts.map((font) => fetch(font).catch(() => undefined)));
}

/** Takes everything this site keeps off the device. */
export async function forgetAll(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration("/");
  for (const name of await caches.keys()) await caches.delete(name);
  await registration?.unregister();
}
