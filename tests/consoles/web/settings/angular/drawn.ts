// What is to be seen now.

import { signal } from "@angular/core";
import type { Drawn } from "../shape.ts";

export const drawn = signal<Drawn>(undefined as unknown as Drawn);
