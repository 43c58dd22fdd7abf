/** Our share of the page's time, in the long run. */
const SHARE = 0.004;

/** What may be spent at once after a time of rest, in milliseconds. */
const MOST = 8;

/** What the browser itself spends on calling us, in milliseconds: making records known to the script, timers, promises. */
const CALL = 0.06;

/** The longest rest, in milliseconds: what appears on a page that never rests is still found. */
const LONGEST_REST = 1000;

/**
 * The time on the page's thread that may be spent. It fills up while nothing happens: a single change is looked at as soon as
 * it is there, and a page that never rests costs no more than a small part of its time.
 */
export class Allowance {
  private credit = MOST;
  private at = performance.now();

  /** So much was spent in one call, in milliseconds. */
  spend(spent: number): void {
    this.fill();
    this.credit = Math.max(this.credit - spent - CALL, -LONGEST_REST * SHARE);
  }

  /** How long to rest before something more is spent, in milliseconds. */
  rest(): number {
    this.fill();
    return this.credit >= 0 ? 0 : -this.credit / SHARE;
  }

  private fill(): void {
    const now = performance.now();
    this.credit = Math.min(this.credit + (now - this.at) * SHARE, MOST);
    this.at = now;
  }
}
