// The rendering with Angular Material. Its templates are compiled in the browser: there is no build of Angular's own.

import "@angular/compiler";
import { CSP_NONCE, provideZonelessChangeDetection } from "@angular/core";
import { bootstrapApplication } from "@angular/platform-browser";
import { start } from "../app.ts";
import { AppComponent } from "./app.component.ts";
import { drawn } from "./drawn.ts";

const nonce = document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce;
let running: Promise<{ tick(): void }> | null = null;

void start(async (next) => {
  drawn.set(next);
  if (!running) {
    document.body.prepend(document.createElement("app-root"));
    running = bootstrapApplication(AppComponent, {
      providers: [provideZonelessChangeDetection(), ...(nonce ? [{ provide: CSP_NONCE, useValue: nonce }] : [])],
    });
  }
  (await running).tick();
});
