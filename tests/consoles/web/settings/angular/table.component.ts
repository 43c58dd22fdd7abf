// A MatTable over whatever columns the page has, with a filter field and a paginator.

import { Component, Injectable } from "@angular/core";
import { MatButtonModule } from "@angular/material/button";
import { MatCheckboxModule } from "@angular/material/checkbox";
import { MatFormFieldModule } from "@angular/material/form-field";
import { MatIconModule } from "@angular/material/icon";
import { MatInputModule } from "@angular/material/input";
import { MatPaginatorIntl, MatPaginatorModule, type PageEvent } from "@angular/material/paginator";
import { MatTableModule } from "@angular/material/table";
import { pagerText } from "../model.ts";
import type { Row, Table } from "../shape.ts";
import { LISTS, t } from "../words.ts";
import { TickComponent } from "./tick.component.ts";

/** The paginator speaks English unless it is told otherwise. */
@Injectable()
class Spoken extends MatPaginatorIntl {
  override nextPageLabel = t(LISTS.next);
  override previousPageLabel = t(LISTS.back);
  override getRangeLabel = (page: number, size: number, of: number) =>
    pagerText({ from: of === 0 ? 0 : page * size + 1, to: Math.min((page + 1) * size, of), of, back: null, next: null });
}

@Component({
  selector: "app-table",
  providers: [{ provide: MatPaginatorIntl, useClass: Spoken }],
  inputs: ["table"],
  imports: [
    MatButtonModule,
    MatCheckboxModule,
    MatFormFieldModule,
    MatIconModule,
    MatInputModule,
    MatPaginatorModule,
    MatTableModule,
    TickComponent,
  ],
  template: `
    <div class="table">
      @if (table.search; as search) {
        <mat-form-field appearance="outline" class="search" subscriptSizing="dynamic">
          <mat-icon matPrefix>filter_list</mat-icon>
          <mat-label>{{ search.label }}</mat-label>
          <input matInput type="search" [value]="search.value" (input)="search.change($any($event.target).value)" />
        </mat-form-field>
      }
      <table mat-table [id]="table.id" [dataSource]="rows" [attr.role]="table.tree ? 'treegrid' : null" [attr.aria-label]="table.label">
        <ng-container matColumnDef="pick">
          <th mat-header-cell *matHeaderCellDef></th>
          <td mat-cell *matCellDef="let row">
            @if (row.pick) {
              <mat-checkbox [aria-label]="row.cells[0].text" [checked]="row.selected ?? false" (change)="row.pick($event.checked)" />
            }
          </td>
        </ng-container>
        @for (head of table.heads; track $index; let index = $index) {
          <ng-container [matColumnDef]="'c' + index">
            <th mat-header-cell *matHeaderCellDef>{{ head }}</th>
            <td mat-cell *matCellDef="let row" [style.padding-left.px]="index === 0 && row.level ? row.level * 24 - 8 : null">
              @if (row.cells[index]; as cell) {
                @if (cell.tick) {
                  <app-tick [tick]="cell.tick" [bare]="true" />
                } @else if (cell.press) {
                  <button matButton type="button" (click)="cell.press()">{{ cell.text }}</button>
                } @else if (cell.href) {
                  <a [href]="cell.href">{{ cell.text }}</a>
                } @else {
                  @if (cell.icon) {
                    <mat-icon class="inline">{{ cell.icon }}</mat-icon>
                  }
                  {{ cell.text }}
                }
              }
            </td>
          </ng-container>
        }
        <tr mat-header-row *matHeaderRowDef="columns"></tr>
        <tr mat-row *matRowDef="let row; columns: columns" [attr.aria-level]="table.tree ? row.level : null"></tr>
        <tr class="mat-row" *matNoDataRow>
          <td class="mat-cell empty" [attr.colspan]="columns.length">{{ table.empty }}</td>
        </tr>
      </table>
      @if (table.pager; as pager) {
        <mat-paginator [length]="pager.of" [pageSize]="pager.to - pager.from + 1" [pageIndex]="page" [hidePageSize]="true" (page)="turn($event)" />
      }
    </div>
  `,
})
export class TableComponent {
  table!: Table;

  get rows(): Row[] {
    return [...this.table.rows];
  }

  get columns(): string[] {
    const heads = this.table.heads.map((_, index) => `c${index}`);
    return this.table.rows.some((row) => row.pick) ? ["pick", ...heads] : heads;
  }

  get page(): number {
    const { pager } = this.table;
    return pager ? Math.floor((pager.from - 1) / Math.max(1, pager.to - pager.from + 1)) : 0;
  }

  turn(event: PageEvent): void {
    const { pager } = this.table;
    if (event.pageIndex > (event.previousPageIndex ?? 0)) pager?.next?.();
    else pager?.back?.();
  }
}
