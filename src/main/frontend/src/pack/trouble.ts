/** Why a pack could not be had. Each has a sentence `app.trouble.{reason}`; whatever happens, the pack that was there stays. */
export type Reason = "offline" | "server" | "unknown" | "signature" | "damaged" | "format" | "clock" | "older" | "storage" | "key";

export class PackTrouble extends Error {
  constructor(
    readonly reason: Reason,
    detail = "",
  ) {
    super(`${reason} ${detail}`.trim());
  }
}
