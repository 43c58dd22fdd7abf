import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { request } from "node:https";
import { createInterface } from "node:readline";

const BINARY = new URL("../../target/debug/shirube-consoles", import.meta.url).pathname;

/** A page to be served under a real address. */
export interface RegisteredPage {
  readonly url: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The simulated consoles, running on loopback. See tests/consoles/README.md for their test interface. */
export class Consoles {
  private constructor(
    private readonly process: ChildProcess,
    readonly port: number,
  ) {}

  static async start(): Promise<Consoles> {
    const child = spawn(process.env["SHIRUBE_CONSOLES"] ?? BINARY, ["--port", "0"], { stdio: ["pipe", "pipe", "inherit"] });
    const [line] = (await once(createInterface(child.stdout), "line")) as [string];
    return new Consoles(child, (JSON.parse(line) as { port: number }).port);
  }

  /** Ends the process: it serves until its standard input closes. */
  async stop(): Promise<void> {
    const ended = once(this.process, "exit");
    this.process.stdin?.end();
    await ended;
  }

  reset(): Promise<unknown> {
    return this.call("POST", "reset");
  }

  /** Changes the tenant: a JSON merge patch. */
  patch(change: object): Promise<unknown> {
    return this.call("PATCH", "state", change);
  }

  serve(page: RegisteredPage): Promise<unknown> {
    return this.call("PUT", "page", page);
  }

  /** The violations of content security policies that browsers reported. */
  async reports(): Promise<unknown[]> {
    return (await this.call("GET", "reports")) as unknown[];
  }

  private call(method: string, path: string, body?: object): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const options = { host: "127.0.0.1", port: this.port, path: `/__sim/${path}`, method, rejectUnauthorized: false };
      const sent = request({ ...options, headers: { "content-type": "application/json" } }, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () => {
          const text = Buffer.concat(chunks).toString();
          if ((response.statusCode ?? 500) >= 400) reject(new Error(`${method} ${path}: ${response.statusCode} ${text}`));
          else resolve(text === "" ? null : JSON.parse(text));
        });
      });
      sent.on("error", reject);
      sent.end(body === undefined ? undefined : JSON.stringify(body));
    });
  }
}
