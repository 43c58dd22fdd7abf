// The frame of a page: toolbar, menu, account, heading, dialog.

import { Component, effect, inject } from "@angular/core";
import { MatButtonModule } from "@angular/material/button";
import { MatDialog, MatDialogModule, type MatDialogRef } from "@angular/material/dialog";
import { MatIconModule } from "@angular/material/icon";
import { MatListModule } from "@angular/material/list";
import { MatMenuModule } from "@angular/material/menu";
import { MatProgressSpinnerModule } from "@angular/material/progress-spinner";
import { MatSnackBar } from "@angular/material/snack-bar";
import { MatToolbarModule } from "@angular/material/toolbar";
import { FRAME, t } from "../words.ts";
import { BlockComponent, ButtonComponent } from "./block.component.ts";
import { DialogComponent } from "./dialog.component.ts";
import { drawn } from "./drawn.ts";

@Component({
  selector: "app-root",
  imports: [
    BlockComponent,
    ButtonComponent,
    MatButtonModule,
    MatDialogModule,
    MatIconModule,
    MatListModule,
    MatMenuModule,
    MatProgressSpinnerModule,
    MatToolbarModule,
  ],
  template: `
    <p class="sim-note" role="note">{{ page().note }}</p>
    <mat-toolbar class="bar">
      <span class="bar-title">{{ page().consoleName }}</span>
      @if (page().bar; as bar) {
        <button mat-stroked-button type="button" class="project" [attr.aria-label]="bar.id" (click)="bar.press()">
          {{ bar.label }}<mat-icon iconPositionEnd>{{ bar.icon }}</mat-icon>
        </button>
      }
      @if (page().account; as account) {
        <div class="account">
          <button type="button" class="account-button" [matMenuTriggerFor]="menu" [attr.aria-label]="account.label" [title]="account.label">
            <span class="avatar" aria-hidden="true">{{ initial(account.name) }}</span>
          </button>
          <mat-menu #menu="matMenu">
            <div class="who">{{ account.name }}<br />{{ account.email }}</div>
            <a mat-menu-item href="https://myaccount.google.com/">{{ words.manage }}</a>
            <a mat-menu-item href="https://accounts.google.com/AccountChooser">{{ words.other }}</a>
          </mat-menu>
        </div>
      }
    </mat-toolbar>
    <div class="columns">
      @if (page().menu.length > 0) {
        <nav class="side" [attr.aria-label]="words.menu">
          @for (group of page().menu; track $index) {
            @if (group[0]) {
              <div class="side-heading">{{ group[0] }}</div>
            }
            <mat-nav-list>
              @for (link of group[1]; track link[1]) {
                <a mat-list-item [href]="link[1]" [activated]="link[2]" [attr.aria-current]="link[2] ? 'page' : null">{{ link[0] }}</a>
              }
            </mat-nav-list>
          }
        </nav>
      }
      <main id="main" [attr.aria-busy]="page().loading !== null">
        @if (page().crumbs.length > 0) {
          <nav class="crumbs">
            @for (crumb of page().crumbs; track $index) {
              <span>@if (crumb[1]) {<a [href]="crumb[1]">{{ crumb[0] }}</a>} @else {{{ crumb[0] }}}</span>
            }
          </nav>
        }
        <div class="heading">
          <h1 class="mat-headline-small">{{ page().heading }}</h1>
          @for (action of page().actions; track action.label) {
            <app-button [button]="action" />
          }
        </div>
        @if (page().loading; as loading) {
          <mat-spinner diameter="40" [attr.aria-label]="loading" />
        } @else {
          <div class="blocks">
            @for (one of page().blocks; track $index) {
              <app-block [block]="one" />
            }
          </div>
        }
      </main>
    </div>
  `,
})
export class AppComponent {
  readonly page = drawn;
  readonly words = { manage: t(FRAME.manageAccount), other: t(FRAME.otherAccount), menu: t(FRAME.menu) };
  private readonly dialogs = inject(MatDialog);
  private readonly bar = inject(MatSnackBar);
  private open: MatDialogRef<DialogComponent> | null = null;
  private said: string | null = null;

  constructor() {
    effect(() => {
      const { dialog, toast } = drawn();
      if (dialog && !this.open) {
        this.open = this.dialogs.open(DialogComponent, { width: "600px", id: dialog.id });
        this.open.afterClosed().subscribe(() => {
          this.open = null;
          drawn().dialog?.close();
        });
      } else if (!dialog) this.open?.close();
      if (toast && toast !== this.said) this.bar.open(toast, undefined, { duration: 5000 });
      this.said = toast;
    });
  }

  initial(name: string): string {
    return [...name][0] ?? "?";
  }
}
