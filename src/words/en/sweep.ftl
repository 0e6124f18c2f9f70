# A scenario at many points. Names of strategies, paths and values stand as they are typed.

sweep-question = { $axes } moved over { $points } points ({ $design }), { $strategies ->
    [1] one strategy
   *[other] { $strategies } strategies
} at each.
sweep-setting = { $strategy } at { $values }
sweep-strategy = Strategy
sweep-any = any
sweep-best = { $metric ->
    [cost] total cost is least
   *[satisfaction] satisfaction is highest
} { $parts }{ $level ->
    [0] {""}
    [1] ; at one point another strategy is not told apart from it
   *[other] ; at { $level } points another strategy is not told apart from it
}.
sweep-best-at = { $all ->
    [yes] under { $strategy } at every point
   *[no] under { $strategy } at { $places ->
        [none] { $n } of { $of } points
       *[other] { $places }
    }
}
sweep-from-to = { $from } to { $to }
sweep-alone = Under { $strategy } total cost is least on average at { $cheapest }, { $cost } a year{ $same ->
    [yes] , and satisfaction highest there too, { $satisfied }
   *[no] , and satisfaction highest at { $most }, { $satisfied }
}.
sweep-unbeaten = { $inputs ->
    [yes] Compared at the same values of the inputs, { $n } of { $all } settings
   *[no] { $n } of { $all } settings
} are not beaten: no other costs no more in service and satisfies no fewer, found better in one of the two: { $list }{ $more ->
    [0] {""}
   *[other] ; and { $more } more
}.
sweep-unjudged = No difference is judged at scale 1:{ $scale } with lines as small as the scale: their waits are not those of 1:1. --waits crowd has them.
sweep-legend = Beneath each number: the difference from { $baseline } at the same point, paired by replication. ±: half of a 95 % interval, of chance alone. Differences of shares are in points. ◆: no other setting costs no more in service and satisfies no fewer, found better in one of the two.
sweep-left-out = { $rows } rows are too many to be read: those that are not beaten are shown, all stand in sweep.csv.
sweep-cut-short = { $rows } rows are too many to be read: the first { $shown } are shown, all stand in sweep.csv.
sweep-run = { $scenario }: scale 1:{ $scale }{ $waits ->
    [crowd] {", beside a crowd in the lines of 1:1"}
    [formula] {", with waits by formula"}
   *[small] {""}
}, { $replications } replications, seed { $seed }, sweep { $run }{ $with }.

# Axes that make no points.

sweep-twice = --over { $path } stands twice; allowed: each path once, with all of its values in one list
sweep-laid = --over { $path }: --set lays a value on it as well; allowed: one of the two
sweep-how = --over { $path }: that says how a scenario is run and told, not what it is; allowed: any other path, and --scale, --replications or --seed for the whole sweep
sweep-stepless = --over { $path }: a range without its step; allowed with --design { $design }: values, or a range with its step, as in 10%..90%:10%; --design sobol:64 takes ranges without one
sweep-unequal = --design zip: { $first } has { $n } values and { $other } has { $more }; allowed: as many of each
sweep-many = { $points } points; allowed: at most { $most }. --design sobol:64 spreads 64 points over the same values

# The figures.

sweep-subtitle = Against { $axes }; bands: 95 % intervals, of chance alone
sweep-caption = A line for each strategy over the values that were tried; bands are 95 % intervals of chance alone. Strategies have the same luck at every point, so that differences are known better than the bands show.
sweep-map-subtitle = { $several ->
    [yes] Who is best at each point, and what it comes to; pale: another strategy is not told apart from it
   *[no] Darker is more
}
sweep-map-caption = { $several ->
    [yes] Each tile is a point: the colour says which strategy is best there, the number what it comes to. Pale tiles: another is not told apart from it.
   *[no] Each tile is a point: the darker, the more.
}
sweep-front-subtitle = Large and named: nothing is as good in both and found better in one. In brackets: { $axes }
sweep-front-title = { $n } of { $all } settings are beaten by no other in cost and satisfaction
sweep-front-caption = Every setting that was tried, by what service costs and how many it satisfies. Large marks: no other setting, on the same luck, costs no more and satisfies no fewer, found better in one of the two. Bars are 95 % intervals.
