// One block of a setup page. Setup has cards, checkboxes, selects, tables and texts.

import { api, LightningElement } from "lwc";

export default class Block extends LightningElement {
  @api block;

  get isCard() {
    return this.block.kind === "card";
  }
  get isOutput() {
    return this.block.kind === "tick" && this.block.disabled;
  }
  get isTick() {
    return this.block.kind === "tick";
  }
  get isSelect() {
    return this.block.kind === "select";
  }
  get isTable() {
    return this.block.kind === "table";
  }
  get isText() {
    return this.block.kind === "text";
  }

  get inner() {
    return this.block.blocks.map((block, index) => ({ key: `${index}-${block.id ?? block.kind}`, block }));
  }
  get checked() {
    return this.block.on ?? false;
  }
  get options() {
    return this.block.options.map(({ value, label }) => ({ value, label }));
  }
  get role() {
    return this.block.tone === "error" ? "alert" : null;
  }

  get columns() {
    const truth = (index) => this.block.rows.some((row) => row.cells[index]?.checked !== undefined);
    const type = (index) =>
      truth(index) ? "boolean" : this.block.rows.every((row) => row.cells[index]?.text.includes("@")) ? "email" : "text";
    return this.block.heads.map((label, index) => ({ label, fieldName: `c${index}`, type: type(index) }));
  }
  get data() {
    return this.block.rows.map((row) => ({
      id: row.id,
      ...Object.fromEntries(row.cells.map((cell, index) => [`c${index}`, cell.checked ?? cell.text])),
    }));
  }
  get empty() {
    return this.block.rows.length === 0;
  }

  changeTick(event) {
    this.block.change(event.target.checked);
  }
  changeValue(event) {
    this.block.change(event.detail.value);
  }
}
