// What a setup page shows, in Lightning base components.

import { api, LightningElement } from "lwc";

export default class Setup extends LightningElement {
  @api drawn;

  get actions() {
    return this.drawn.actions.map((action, index) => ({
      label: action.label,
      variant: action.primary ? "brand" : "neutral",
      disabled: action.disabled ?? false,
      index,
    }));
  }

  get blocks() {
    return this.drawn.blocks.map((block, index) => ({ key: `${index}-${block.id ?? block.kind}`, block }));
  }

  press(event) {
    this.drawn.actions[Number(event.currentTarget.dataset.index)].press();
  }
}
