// A dialog, as long as the page has one.

import { Component } from "@angular/core";
import { MatDialogModule } from "@angular/material/dialog";
import { BlockComponent, ButtonComponent } from "./block.component.ts";
import { drawn } from "./drawn.ts";

@Component({
  selector: "app-dialog",
  imports: [BlockComponent, ButtonComponent, MatDialogModule],
  template: `
    @if (page().dialog; as dialog) {
      <h2 mat-dialog-title>{{ dialog.heading }}</h2>
      <mat-dialog-content>
        <div class="blocks dialog-blocks">
          @for (one of dialog.blocks; track $index) {
            <app-block [block]="one" />
          }
        </div>
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        @for (one of dialog.buttons; track one.label) {
          <app-button [button]="one" />
        }
      </mat-dialog-actions>
    }
  `,
})
export class DialogComponent {
  readonly page = drawn;
}
