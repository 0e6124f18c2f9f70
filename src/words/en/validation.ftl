# What is compared with theory and with experiments printed elsewhere: what validate tells, and its page. Names of experiments stand as they are printed.

about-queue = { $rate } an hour, { $agents }
about-loss = { $queue }, nobody will wait
about-full = { $queue }, no place to wait
about-patience = { $queue }, patience { $shape }
about-handling = { $queue }, handle time { $shape }
about-feedback = { $queue }, { $solved } % solved, { $back } % of the others come back
about-sharing = { $queue } with { $chats } chats, slowdown { $slowdown }
about-day = { $rate } an hour on average, 2 to 11 agents by the hour
about-arrivals = { $rate } an hour on average, v { $v }, σ { $s }, φ { $phi }
about-beside = { $world ->
    [tight] one team
    [overloaded] one team, overloaded
    [chats] up to three chats an agent
    [overflow] a second team helps out
    [first] a second team is asked first
    [calls] calls beside chats
    [stays] who is there at the close stays
    [cut] a cut by a quarter
    [told] half are told the wait
    [bar] a bar that falls with the line
   *[outage] an assistant that falls out
}
shape = { $shape ->
    [constant] constant
    [exponential] exponential
    [lognormal] lognormal, cv { $number }
    [gamma] gamma, cv { $number }
    [uniform] uniform from 0
    [erlang] Erlang of { $number } stages
   *[hyperexponential] hyperexponential, cv { $number }
}
reference-interval = { $value } [{ $low }, { $high }]
validation-verdict = { $agrees ->
    [yes] agrees
   *[no] misses
}

# On a terminal.

validate-column = { $column ->
    [group] Group
    [desk] Desk
    [quantity] Quantity
    [reference] Reference
    [simulated] Simulated
    [verdict] Verdict
    [kind] Interval of a
    [truth] Truth
    [holds] Holds it
    [normal] With 1.96
   *[allowed] Allowed
}
validate-told = { $misses ->
    [0] All rows agree
   *[other] { $misses } rows miss
}. ±: half of a 95 % interval. A row agrees within 3 standard errors, both sides', and half a unit of the last printed digit; chance alone is expected to make { $expected } of { $rows } rows miss. Of { $twins } wrong twins, with 1 to 3 % more demand, { $caught } are told apart.

# On the page.

validation-title = Validation
validation-made = Made by `{ $verb } --write docs/validation.md`, version { $version }, seed { $seed }; not edited by hand. How to read it: [guide](guide/validation.md).
validation-counted = { $misses ->
    [0] No row misses
    [1] 1 row misses
   *[other] { $misses } rows miss
}, of { $rows } beside theory or print and { $coverage } of coverage. Chance alone is expected to make { $expected } rows of the first table miss.
validation-rule = A row **agrees** where |simulated − reference| ≤ 3 · √(own SE² + reference's SE²) + half a unit of the last printed digit (of a crowd instead what it may be off: .3 points abandoned, 3 % of a wait, .8 points in time, .5 points of occupancy; of a formula, at half of the replications, .6 points, 8 %, 1.5 points and .7 points, with a team that is asked first .9 points, 12 %, 2 points and .7 points): the column *allowed*. Own standard errors (SE) are of { $replications } replications. A reference that was simulated elsewhere has its printed interval in brackets; printed without one, it is given our standard error for as many days as it had. The *wrong twin* is the same theory with 1 to 3 % more demand (of busyness, a tenth more of it; of a crowd and a formula, nobody beside those who are followed, in lines as small as the scale): **caught** where, were it the reference, the row would miss.
validation-column = { $column ->
    [desk] desk
    [quantity] quantity
    [reference] reference
    [simulated] simulated
    [allowed] allowed
    [verdict] verdict
    [twin] wrong twin
    [kind] interval of a
    [truth] truth
   *[holds] holds it
}
validation-twin = { $twin }: { $caught ->
    [yes] caught
   *[no] not told apart
}
validation-coverage-title = Coverage
validation-coverage = { $experiments } experiments of four replications each, in worlds whose truth is known: how many of their 95 % intervals hold it. It agrees from { $low } to { $high }. The wrong twin has the normal quantile, 1.96, in place of Student's, 3.18, and must lie outside.
