//! Bulk: jobs on all cores, results in the jobs' order, a bounded number of them at a time.

use std::{
    collections::BTreeMap,
    num::NonZero,
    sync::{
        Condvar, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst},
        mpsc::{self, RecvTimeoutError, TryRecvError},
    },
    thread,
    time::Duration,
};

/// How many jobs there may be between the one whose results are taken and the one that is begun.
const AHEAD: usize = 256;

/// More cores than this wait for the disk rather than work.
const MOST_THREADS: usize = 16;

/// How often the taker is called if nothing happens.
const TICK: Duration = Duration::from_millis(100);

/// How long results are gathered. Short files are done within a tenth of it.
const GATHER: Duration = Duration::from_millis(1);

/// As deep as the main thread's: pages may nest deeply.
const STACK: usize = 8 << 20;

/// Does jobs and hands their results over in the jobs' order, on the thread of the caller.
///
/// `work` has a memory of its own on each thread, which `memory` makes. It returns a result, and may hand over parts of
/// it before: each but the first waits until all jobs before are done, so that what waits is bounded. It is told when
/// nobody wants any more. `take` is called with every part and result in their order, and with nothing now and then;
/// when it returns `false`, all ends.
pub fn in_order<J: Send, M, R: Send>(
    jobs: impl Iterator<Item = J> + Send,
    memory: impl Fn() -> M + Sync,
    work: impl Fn(&mut M, J, &mut dyn FnMut(R) -> bool) -> R + Sync,
    mut take: impl FnMut(Option<R>) -> bool,
) {
    let threads = thread::available_parallelism().map_or(1, NonZero::get).min(MOST_THREADS);
    let jobs = Mutex::new(jobs.enumerate());
    let gate = Gate::default();
    let (sender, receiver) = mpsc::sync_channel::<(usize, R, bool)>(AHEAD);
    let run = |sender: mpsc::SyncSender<(usize, R, bool)>| {
        let _ends = EndsIfPanicking(&gate);
        let mut memory = memory();
        loop {
            let next = lock(&jobs).next();
            let Some((number, job)) = next else { return };
            if !gate.wait_for(number.saturating_sub(AHEAD - 1)) {
                return;
            }
            let mut parts = 0;
            let mut hand_over = |part| {
                parts += 1;
                (parts == 1 || gate.wait_for(number)) && sender.send((number, part, false)).is_ok()
            };
            let result = work(&mut memory, job, &mut hand_over);
            if sender.send((number, result, true)).is_err() {
                return;
            }
        }
    };
    let run = &run;
    thread::scope(|scope| {
        let spawn = |_: &usize| {
            let sender = sender.clone();
            thread::Builder::new().stack_size(STACK).spawn_scoped(scope, move || run(sender)).is_ok()
        };
        if (0..threads).filter(spawn).count() == 0 {
            // The system has no thread to spare.
            let mut memory = memory();
            while let Some((_, job)) = lock(&jobs).next() {
                let result = work(&mut memory, job, &mut |part| take(Some(part)));
                if !take(Some(result)) {
                    return;
                }
            }
        }
        drop(sender);
        let _ends = EndsIfPanicking(&gate);
        let mut early: BTreeMap<usize, Vec<(R, bool)>> = BTreeMap::new();
        let mut next = 0;
        let mut wants_more = true;
        while wants_more {
            let come = match receiver.try_recv() {
                Err(TryRecvError::Empty) if take(None) => {
                    // Waking for many results at once costs less than waking for each.
                    thread::sleep(GATHER);
                    receiver.recv_timeout(TICK)
                }
                Err(TryRecvError::Empty) => break,
                Err(TryRecvError::Disconnected) => Err(RecvTimeoutError::Disconnected),
                Ok(come) => Ok(come),
            };
            match come {
                Ok(come) => wants_more = receive(come, &mut early, &mut next, &gate, &mut take),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => break,
            }
        }
        // Threads that wait, or want to hand something over, notice.
        gate.end();
        drop(receiver);
    });
}

/// Takes what has come, and what had come before its turn.
fn receive<R>(
    (number, result, is_last): (usize, R, bool),
    early: &mut BTreeMap<usize, Vec<(R, bool)>>,
    next: &mut usize,
    gate: &Gate,
    take: &mut impl FnMut(Option<R>) -> bool,
) -> bool {
    if number != *next {
        early.entry(number).or_default().push((result, is_last));
        return true;
    }
    let mut come = vec![(result, is_last)];
    loop {
        let mut is_done = false;
        for (result, is_last) in come {
            if !take(Some(result)) {
                return false;
            }
            is_done |= is_last;
        }
        if !is_done {
            return true;
        }
        *next += 1;
        gate.open(*next);
        match early.remove(next) {
            Some(results) => come = results,
            None => return true,
        }
    }
}

/// Where threads wait until enough jobs are done.
#[derive(Default)]
struct Gate {
    done: AtomicUsize,
    ended: AtomicBool,
    waiting: AtomicUsize,
    lock: Mutex<()>,
    changed: Condvar,
}

impl Gate {
    /// Waits until so many jobs are done; `false` if all has ended.
    fn wait_for(&self, done: usize) -> bool {
        let is_open = || self.done.load(SeqCst) >= done || self.ended.load(SeqCst);
        if !is_open() {
            let mut guard = lock(&self.lock);
            self.waiting.fetch_add(1, SeqCst);
            while !is_open() {
                guard = self.changed.wait(guard).unwrap_or_else(PoisonError::into_inner);
            }
            self.waiting.fetch_sub(1, SeqCst);
        }
        !self.ended.load(SeqCst)
    }

    fn open(&self, done: usize) {
        self.done.store(done, SeqCst);
        self.wake();
    }

    fn end(&self) {
        self.ended.store(true, SeqCst);
        self.wake();
    }

    fn wake(&self) {
        // A thread that begins to wait says so before it looks again.
        if self.waiting.load(SeqCst) > 0 {
            drop(lock(&self.lock));
            self.changed.notify_all();
        }
    }
}

/// A thread that fails lets nobody wait for it.
struct EndsIfPanicking<'a>(&'a Gate);

impl Drop for EndsIfPanicking<'_> {
    fn drop(&mut self) {
        if thread::panicking() {
            self.0.end();
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_jobs() {
        let mut taken = Vec::new();
        let work = |_: &mut (), n: usize, hand_over: &mut dyn FnMut((usize, usize)) -> bool| {
            // The first jobs take longest, so that their results come last.
            thread::sleep(Duration::from_millis(if n < 4 { 20 } else { 0 }));
            (0..n % 5).for_each(|part| assert!(hand_over((n, part))));
            (n, usize::MAX)
        };
        in_order(
            0..2_000,
            || (),
            work,
            |come| {
                taken.extend(come);
                true
            },
        );
        let expected = (0..2_000).flat_map(|n| (0..n % 5).chain([usize::MAX]).map(move |part| (n, part)));
        assert!(taken.into_iter().eq(expected));
    }

    #[test]
    fn never_more_than_a_bounded_number_waits() {
        let (begun, mut done) = (AtomicUsize::new(0), 0);
        let work = |_: &mut (), n: usize, _: &mut dyn FnMut(usize) -> bool| {
            begun.fetch_add(1, SeqCst);
            thread::sleep(Duration::from_millis(if n == 0 { 50 } else { 0 }));
            n
        };
        in_order(
            0..5_000,
            || (),
            work,
            |come| {
                done += usize::from(come.is_some());
                assert!(begun.load(SeqCst) <= done + AHEAD);
                true
            },
        );
        assert_eq!(done, 5_000);
    }

    #[test]
    fn whoever_takes_may_have_enough() {
        let (begun, mut done) = (AtomicUsize::new(0), 0);
        let work = |_: &mut (), n: usize, hand_over: &mut dyn FnMut(usize) -> bool| {
            begun.fetch_add(1, SeqCst);
            while hand_over(n) {}
            n
        };
        in_order(
            0..,
            || (),
            work,
            |come| {
                done += usize::from(come.is_some());
                done < 10
            },
        );
        assert!(done == 10 && begun.load(SeqCst) <= 2 * AHEAD);
    }
}
