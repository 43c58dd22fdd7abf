// A slide toggle or a checkbox. In a table its label is for screen readers only.

import { Component } from "@angular/core";
import { MatCheckboxModule } from "@angular/material/checkbox";
import { MatSlideToggleModule } from "@angular/material/slide-toggle";
import type { Tick } from "../shape.ts";

@Component({
  selector: "app-tick",
  inputs: ["tick", "bare"],
  imports: [MatCheckboxModule, MatSlideToggleModule],
  template: `
    @if (tick.look === "switch") {
      <mat-slide-toggle [id]="tick.id" [checked]="tick.on ?? false" [disabled]="tick.disabled ?? false" [aria-label]="bare ? tick.label : null" (change)="tick.change($event.checked)">{{
        bare ? "" : tick.label
      }}</mat-slide-toggle>
    } @else {
      <mat-checkbox [id]="tick.id" [checked]="tick.on ?? false" [indeterminate]="tick.on === null" [disabled]="tick.disabled ?? false" [aria-label]="bare ? tick.label : ''" (change)="tick.change($event.checked)">{{
        bare ? "" : tick.label
      }}</mat-checkbox>
    }
  `,
})
export class TickComponent {
  tick!: Tick;
  bare = false;
}
