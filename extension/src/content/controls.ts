/** How often the states of controls are compared, in milliseconds. */
const EVERY = 400;

/**
 * The controls of a page with settings. A script can set their states without an event and without any trace in the tree;
 * comparing them costs next to nothing.
 */
export class Controls {
  private elements: readonly Element[] = [];
  private states = "";
  private timer: ReturnType<typeof setInterval> | undefined;

  /** `onChange` is called when a state is another one. */
  constructor(private readonly onChange: () => void) {}

  /** These are the controls now; none to stop. */
  note(elements: readonly Element[]): void {
    this.elements = elements;
    this.states = this.read();
    if (elements.length === 0) {
      clearInterval(this.timer);
      this.timer = undefined;
    } else this.timer ??= setInterval(() => this.compare(), EVERY);
  }

  private compare(): void {
    if (document.hidden) return;
    const states = this.read();
    if (states === this.states) return;
    this.states = states;
    this.onChange();
  }

  private read(): string {
    const state = ({ checked, indeterminate, disabled, value, type }: Partial<HTMLInputElement>) =>
      `${checked}${indeterminate}${disabled}${type === "password" ? "" : value}`;
    return this.elements.map((element) => state(element as HTMLInputElement)).join("\n");
  }
}
