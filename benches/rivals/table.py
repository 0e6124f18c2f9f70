"""Medians and ratios of the lines `name case customers_per_s p_abandon mean_wait` on standard input."""

import statistics
import sys

OURS = "blendsim"

rates, abandoned, waits = {}, {}, {}
for line in sys.stdin:
    name, case, rate, p_abandon, wait = line.split()
    for column, value in ((rates, rate), (abandoned, p_abandon), (waits, wait)):
        column.setdefault((case, name), []).append(float(value))

print("| case | kernel | customers per second, median | lowest to highest | P(abandon) | mean wait | blendsim is |")
print("|---|---|--:|--:|--:|--:|--:|")
for (case, name), found in rates.items():
    ratio = statistics.median(rates[case, OURS]) / statistics.median(found)
    print(
        f"| {case} | {name} | {statistics.median(found):,.0f} | {min(found):,.0f} to {max(found):,.0f} "
        f"| {statistics.mean(abandoned[case, name]):.5f} | {statistics.mean(waits[case, name]):.5f} "
        f"| {'–' if name == OURS else f'{ratio:.2f} ×'} |"
    )
