# The table of strategies, on a terminal and on a page. Lines of a title are parted by " | ".

table-column = { $metric ->
    [service_cost] Service cost | a year
    [cost] Total cost | a year
    [cost_per_satisfied] Cost per | satisfied
    [cost_per_solved] Cost per | solved
    [satisfaction] Satisfied | per issue
    [satisfaction_contact] Satisfied | per contact
    [csat_observed] CSAT observed | per contact
    [true_resolution] AI resolves | in truth
    [reported_resolution] AI reports | resolved
    [true_resolution_people] People solve | in truth
    [reported_resolution_people] People report | solved
    [wait] Wait for | a person
    [abandonment] Left | waiting
   *[customers_lost] Customers | lost a year
}
table-strategy = Strategy
table-baseline = { $id } (baseline)
table-is-baseline = (baseline)
table-difference = difference
table-nobody = nobody answers | (counterfactual)
table-mark = †: over 5 % of { $contacts } are abandoned, and scale 1:{ $scale } does not have the waits of 1:1; its satisfaction, total cost and customers lost are shown and not judged.
table-total = Service cost is the budget. Total cost is no budget: it holds complaints and compensation too, and the remaining value of customers lost{ $known ->
    [yes] {" "}({ $share } % of the total under { $baseline })
   *[no] {""}
}.
table-resolved = { $id }: the AI could solve { $typed } of all issues of the topics that come to it on a first try, as the scenario says (by topic, with drift and learning). Of the contacts in which it talks { $ended } end with it, the others go on from it, to people if they can; of those that end with it { $wrong } are not solved. So it resolves { $resolved } in truth.
table-intervals = ±: half of a 95 % interval, of chance alone: inputs are held fixed. Differences are paired by replication and taken before rounding; those of shares are in points.
table-one-replication = One replication has no interval.
table-approximate = *: at scale 1:{ $scale } waits are approximate, and so is who leaves waiting (docs/model.md, 4.5).
table-run = { $what }: scale 1:{ $scale }{ $waits ->
    [crowd] {", beside a crowd in the lines of 1:1"}
    [formula] {", with waits by formula"}
   *[small] {""}
}, { $replications } × { $strategies } replications, seed { $seed }, run { $run }{ $with }.

# How far a number of a scenario can be trusted.

grade = { $grade ->
    [assumption] assumption
    [fitted] fitted
    [unchecked] not in the evidence
    [low] origin unknown
    [recalled] recalled
    [vendor] vendor
    [relayed] press, relayed or derived
    [benchmark] benchmark or survey
    [primary] primary
   *[academic] academic
}
grade-meaning = { $grade ->
    [assumption] no figure supports it
    [fitted] chosen so that an outcome meets a published figure, which then proves nothing
    [unchecked] the scenario names a source of its own
    [low] nobody knows who measured it
    [recalled] the publication is known, the number comes from memory
    [vendor] said by who sells it, of his own product
    [relayed] repeated by somebody else, or worked out from such figures
    [benchmark] collected over many firms; usable for level and range
    [primary] a filing, or the measuring party's own page
   *[academic] a paper with a method one can read, of another operation
}

written = Written to { $place }
