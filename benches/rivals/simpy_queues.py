"""The queues of benches/kernel.rs on simpy, as its documentation shows them: a process for each customer, reneging.

Prints `simpy case customers_per_s p_abandon mean_wait` for each case. Arguments: the number of runs (7), the names of
cases, `seed=` the first. A run has 100,000 customers, not a million, which would take minutes; it begins empty like the others, so at
10,000 servers its customers are served before a line has formed.

Servers are a Resource. It looks through the list of its users when one leaves, so where there are more than a hundred
they are a Container of idle servers, which is faster there (measured: 1.3 times at 1,000 servers, 4 times at 10,000).
"""

import random
import sys
import time

import simpy

CUSTOMERS = 100_000
PATIENCE_RATE = 0.5
# Name, servers, arrival rate, and whether customers wait for ever.
CASES = [
    ("mm1", 1, 0.9, True),
    ("mm100m", 100, 95.0, False),
    ("mm1000m", 1000, 980.0, False),
    ("mm10000m", 10_000, 9900.0, False),
]


def live(servers, arrival_rate, is_patient, seed):
    """One run: the number who abandoned, and the time that all have waited."""
    exponential = random.Random(seed).expovariate
    environment = simpy.Environment()
    has_many = servers > 100
    desk = simpy.Container(environment, servers, servers) if has_many else simpy.Resource(environment, servers)
    abandoned = 0
    waited = 0.0

    def has_turn(turn):
        """Waits for a turn; false if the patience ends before."""
        nonlocal abandoned, waited
        arrived = environment.now
        if is_patient:
            yield turn
        else:
            yield turn | environment.timeout(exponential(PATIENCE_RATE))
        waited += environment.now - arrived
        abandoned += not turn.triggered
        return turn.triggered

    def customer_of_resource():
        with desk.request() as turn:
            if turn.triggered or (yield from has_turn(turn)):
                yield environment.timeout(exponential(1.0))

    def customer_of_container():
        turn = desk.get(1)
        if turn.triggered or (yield from has_turn(turn)):
            yield environment.timeout(exponential(1.0))
            desk.put(1)
        else:
            turn.cancel()

    customer = customer_of_container if has_many else customer_of_resource

    def arrivals():
        for _ in range(CUSTOMERS):
            environment.process(customer())
            yield environment.timeout(exponential(arrival_rate))

    environment.process(arrivals())
    environment.run()
    return abandoned, waited


def main():
    wishes = sys.argv[1:]
    runs = next((int(wish) for wish in wishes if wish.isdecimal()), 7)
    first_seed = next((int(wish[5:]) for wish in wishes if wish.startswith("seed=")), 0)
    named = [case for case in CASES if case[0] in wishes]
    for name, servers, arrival_rate, is_patient in named or CASES:
        rates, abandoned, waited = [], 0, 0.0
        for seed in range(first_seed, first_seed + runs):
            start = time.perf_counter()
            left, wait = live(servers, arrival_rate, is_patient, seed)
            rates.append(CUSTOMERS / (time.perf_counter() - start))
            abandoned += left
            waited += wait
        everybody = CUSTOMERS * runs
        rate = sorted(rates)[runs // 2]
        print(f"simpy {name} {rate:.0f} {abandoned / everybody:.6f} {waited / everybody:.6f}", flush=True)


if __name__ == "__main__":
    main()
