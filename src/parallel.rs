//! The same done to many things at once. Takes the things and what is to be done, gives what came of each in their order,
//! whatever thread has done it.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// How many things a thread takes at a time.
const PORTION: usize = 16;

/// What `make` gives for each item, in their order, on at most so many threads. Each thread makes with tools of its own,
/// which `tools` gets ready once.
pub fn map<'i, T: Sync, U: Send, S>(
    items: &'i [T],
    threads: usize,
    tools: impl Fn() -> S + Sync,
    make: impl Fn(&mut S, &'i T) -> U + Sync,
) -> Vec<U> {
    let portions: Vec<&'i [T]> = items.chunks(PORTION).collect();
    let next = AtomicUsize::new(0);
    let work = || {
        let (mut tools, mut made) = (tools(), Vec::new());
        while let Some((number, portion)) = {
            let number = next.fetch_add(1, Ordering::Relaxed);
            portions.get(number).map(|portion| (number, portion))
        } {
            made.push((number, portion.iter().map(|item| make(&mut tools, item)).collect::<Vec<U>>()));
        }
        made
    };
    let threads = threads.clamp(1, portions.len().max(1));
    let mut made = thread::scope(|scope| {
        // This thread is one of them; a machine that gives no more does all of it.
        let others: Vec<_> =
            (1..threads).filter_map(|_| thread::Builder::new().spawn_scoped(scope, work).ok()).collect();
        let mut made = work();
        for other in others {
            made.extend(other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
        made
    });
    made.sort_unstable_by_key(|(number, _)| *number);
    made.into_iter().flat_map(|(_, portion)| portion).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_out_is_in_the_order_of_what_goes_in() {
        let items: Vec<usize> = (0..1_000).collect();
        let twice: Vec<usize> = items.iter().map(|n| n * 2).collect();
        for threads in [0, 1, 3, 200] {
            assert_eq!(map(&items, threads, || (), |(), n| n * 2), twice, "{threads}");
        }
        assert_eq!(map(&[0_usize; 0], 4, || (), |(), n: &usize| *n), Vec::<usize>::new());
    }
}
