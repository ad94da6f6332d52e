import type { Line, Service } from "../pack/format";
import type { Answer, Request } from "../pack/protocol";
import type { Asked, Placed, Result } from "../pack/search/index.ts";

type Unnumbered<T> = T extends { id: number } ? Omit<T, "id"> : never;

/** What a question led to, and how it was understood. */
export interface Found {
  asked: Asked;
  result: Result;
}

/** The worker that holds a pack, asked with promises. */
export class Engine {
  private next = 1;
  private readonly waiting = new Map<number, { resolve: (answer: Answer) => void; reject: (error: Error) => void }>();

  private constructor(private readonly worker: Worker) {
    worker.onmessage = (event: MessageEvent<Answer>) => {
      const asked = this.waiting.get(event.data.id);
      this.waiting.delete(event.data.id);
      if (event.data.kind === "failed") asked?.reject(new Error(event.data.message));
      else asked?.resolve(event.data);
    };
    worker.onerror = () => {
      for (const { reject } of this.waiting.values()) reject(new Error("the worker of packs ended"));
      this.waiting.clear();
    };
  }

  /** @param lines of a pack, which are handed over to the worker */
  static async open(address: string, lines: ArrayBuffer, language: string): Promise<Engine> {
    const engine = new Engine(new Worker(address, { type: "module" }));
    await engine.ask({ kind: "load", lines, language }, [lines]);
    return engine;
  }

  /** Null where a later question made this one pointless. */
  async search(parameters: string): Promise<Found | null> {
    const answer = await this.ask({ kind: "ask", parameters });
    return answer.kind === "asked" ? answer : null;
  }

  /** Null where a later question made this one pointless. */
  async places(parameters: string): Promise<Placed[] | null> {
    const answer = await this.ask({ kind: "places", parameters });
    return answer.kind === "places" ? answer.places : null;
  }

  async service(id: string): Promise<Service | null> {
    const answer = await this.ask({ kind: "service", service: id });
    return answer.kind === "service" ? answer.service : null;
  }

  /** The records other than services whose keys begin like this. */
  async records<T extends Line>(prefix: string): Promise<T[]> {
    const answer = await this.ask({ kind: "records", prefix });
    return answer.kind === "records" ? (answer.records as T[]) : [];
  }

  private ask(request: Unnumbered<Request>, handedOver: Transferable[] = []): Promise<Answer> {
    const id = this.next++;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.worker.postMessage({ ...request, id }, handedOver);
    });
  }
}
