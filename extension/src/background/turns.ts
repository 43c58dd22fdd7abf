let changing: Promise<unknown> = Promise.resolve();

/** Changes what is stored after the changes before: several pages tell something at once, and each change begins with reading. */
export function inTurn<T>(change: () => Promise<T>): Promise<T> {
  const done = changing.then(change);
  changing = done.catch(() => undefined);
  return done;
}
