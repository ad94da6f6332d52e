import { Desk } from "./desk.ts";
import type { Answer, Request } from "./protocol.ts";

/** The module worker that holds a pack and answers from it, so that the page never waits. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<Request>) => void) | null;
  postMessage(answer: Answer): void;
}

const scope = self as unknown as WorkerScope;
const desk = new Desk(
  (answer) => scope.postMessage(answer),
  (step) => setTimeout(step),
);
scope.onmessage = (event) => desk.take(event.data);
