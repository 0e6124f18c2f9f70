# Wie Zahlen geschrieben werden.

mark-point = ,
mark-thousands = .

unit-hours = Std.
unit-minutes = Min.
unit-seconds = s
unit-billion = Mrd.
unit-million = Mio.
unit-thousand = Tsd.
unit-points = Punkte

rough-count = { $digits }{ $unit ->
    [thousand] {" "}Tsd.
    [million] {" "}Mio.
    [billion] {" "}Mrd.
    [trillion] {" "}Bio.
   *[one] {""}
}
rough-bytes = { $digits } { $unit ->
    [bytes] Byte
   *[other] { $unit }
}
agents = { $n ->
    [1] 1 Agent
   *[other] { $n } Agenten
}
duration = { $value } { $unit ->
    [h] Std.
    [min] Min.
    [days] Tage
    [weeks] Wochen
   *[other] { $unit }
}
a-year = { $size } im Jahr
and = { $first } und { $last }

# Eine Bezeichnung beginnt im Satz klein ("lower") oder bleibt, wie sie ist ("same").
labels-within = same
