// Each kind of block in Angular Material's components.

import { Component, forwardRef } from "@angular/core";
import { MatButtonModule } from "@angular/material/button";
import { MatCheckboxModule } from "@angular/material/checkbox";
import { MatExpansionModule } from "@angular/material/expansion";
import { MatFormFieldModule } from "@angular/material/form-field";
import { MatIconModule } from "@angular/material/icon";
import { MatInputModule } from "@angular/material/input";
import { MatListModule } from "@angular/material/list";
import { MatRadioModule } from "@angular/material/radio";
import { MatSelectModule } from "@angular/material/select";
import { MatSlideToggleModule } from "@angular/material/slide-toggle";
import { MatTabsModule } from "@angular/material/tabs";
import type { Block, Button, Card } from "../shape.ts";
import { TableComponent } from "./table.component.ts";
import { TickComponent } from "./tick.component.ts";

@Component({
  selector: "app-button",
  inputs: ["button"],
  imports: [MatButtonModule, MatIconModule],
  template: `
    <button type="button" [matButton]="button.primary ? 'filled' : button.danger ? 'text' : 'outlined'"
      [attr.id]="button.id" [disabled]="button.disabled ?? false" (click)="button.press()">
      @if (button.icon) {
        <mat-icon>{{ button.icon }}</mat-icon>
      }
      {{ button.label }}
    </button>
  `,
})
export class ButtonComponent {
  button!: Button;
}

@Component({
  selector: "app-block",
  inputs: ["block"],
  imports: [
    ButtonComponent,
    forwardRef(() => BlockComponent),
    TableComponent,
    TickComponent,
    MatButtonModule,
    MatCheckboxModule,
    MatExpansionModule,
    MatFormFieldModule,
    MatIconModule,
    MatInputModule,
    MatListModule,
    MatRadioModule,
    MatSelectModule,
    MatSlideToggleModule,
    MatTabsModule,
  ],
  template: `
    @switch (block.kind) {
      @case ("card") {
        <mat-expansion-panel [id]="block.id" [expanded]="block.open" (expandedChange)="toggled(block, $event)" role="region" [attr.aria-label]="block.heading">
          <mat-expansion-panel-header>
            <mat-panel-title>{{ block.heading }}</mat-panel-title>
            @if (!block.open && block.summary) {
              <mat-panel-description>{{ block.summary }}</mat-panel-description>
            }
          </mat-expansion-panel-header>
          <ng-template matExpansionPanelContent>
            <div class="blocks">
              @for (one of block.blocks; track $index) {
                <app-block [block]="one" />
              }
            </div>
          </ng-template>
        </mat-expansion-panel>
      }
      @case ("facts") {
        <dl class="facts">
          @for (row of block.rows; track row[0]) {
            <dt>{{ row[0] }}</dt>
            <dd>
              @if (row[2]) {
                <mat-icon>{{ row[2] }}</mat-icon>
              }
              {{ row[1] }}
            </dd>
          }
        </dl>
      }
      @case ("table") {
        <app-table [table]="block" />
      }
      @case ("tick") {
        <app-tick [tick]="block" />
      }
      @case ("radios") {
        <fieldset class="radios">
          <legend [id]="block.id + '-label'">{{ block.label }}</legend>
          <mat-radio-group [attr.aria-labelledby]="block.id + '-label'" [name]="block.id" [value]="block.value" [disabled]="block.disabled ?? false" (change)="block.change($event.value)">
            @for (option of block.options; track option.value) {
              <mat-radio-button [value]="option.value" [aria-label]="option.spoken ?? ''">{{ option.label }}</mat-radio-button>
            }
          </mat-radio-group>
        </fieldset>
      }
      @case ("select") {
        <mat-form-field appearance="outline" class="field">
          <mat-label>{{ block.label }}</mat-label>
          <mat-select [id]="block.id" [value]="block.value" [disabled]="block.disabled ?? false" (valueChange)="block.change($event)">
            @for (option of block.options; track option.value) {
              <mat-option [value]="option.value">{{ option.label }}</mat-option>
            }
          </mat-select>
        </mat-form-field>
      }
      @case ("field") {
        <mat-form-field appearance="outline" class="field">
          <mat-label>{{ block.label }}</mat-label>
          @if (block.long) {
            <textarea matInput rows="4" [id]="block.id" [value]="block.value" [readonly]="block.readonly ?? false" (input)="block.change($any($event.target).value)"></textarea>
          } @else {
            <input matInput autocomplete="off" [id]="block.id" [value]="block.value" [readonly]="block.readonly ?? false" (input)="block.change($any($event.target).value)" />
          }
          @if (block.error) {
            <mat-hint>{{ block.error }}</mat-hint>
          }
        </mat-form-field>
      }
      @case ("buttons") {
        <div class="buttons">
          @for (one of block.buttons; track one.label) {
            <app-button [button]="one" />
          }
        </div>
      }
      @case ("text") {
        <p class="text {{ block.tone ?? '' }}" [attr.role]="block.tone === 'error' ? 'alert' : null">
          @if (block.icon) {
            <mat-icon>{{ block.icon }}</mat-icon>
          }
          {{ block.text }}
        </p>
      }
      @case ("units") {
        <div class="panes">
          <mat-action-list class="units" [attr.aria-label]="block.label">
            @for (unit of block.units; track unit.name) {
              <button mat-list-item type="button" [attr.data-depth]="unit.depth" [attr.aria-current]="unit.current ? 'true' : null" (click)="unit.pick()">{{ unit.name }}</button>
            }
          </mat-action-list>
          <div class="pane blocks">
            @for (one of block.blocks; track $index) {
              <app-block [block]="one" />
            }
          </div>
        </div>
      }
      @case ("tabs") {
        <nav mat-tab-nav-bar [tabPanel]="panel" [attr.aria-label]="block.label">
          @for (link of block.links; track link.label) {
            <a mat-tab-link [href]="link.href ?? '#'" [active]="link.current ?? false">{{ link.label }}</a>
          }
        </nav>
        <mat-tab-nav-panel #panel />
      }
      @case ("list") {
        <mat-nav-list [attr.aria-label]="block.label">
          @for (link of block.links; track link.label) {
            <a mat-list-item [href]="link.href ?? '#'">
              <mat-icon matListItemIcon>apps</mat-icon>
              <span matListItemTitle>{{ link.label }}</span>
              @if (link.note) {
                <span matListItemLine>{{ link.note }}</span>
              }
            </a>
          }
        </mat-nav-list>
      }
    }
  `,
})
export class BlockComponent {
  block!: Block;

  toggled(card: Card, open: boolean): void {
    if (open !== card.open) card.toggle();
  }
}
