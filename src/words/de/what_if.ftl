# Eine Strategie bei mehreren Tiefen einer Kürzung. Namen von Strategien, Teams und Grenzen stehen, wie sie getippt sind.

what-if-question = { $rota ->
    [yes] Was, wenn von den { $people } im Dienst in { $team } (Mittel der Woche) am { $from } ein Teil geht, unter { $strategy }
   *[no] Was, wenn von den { $people } Leuten von { $team } am { $from } ein Teil geht, unter { $strategy }
}{ $rehired ->
    [never] {""}
   *[other] , und ab { $rehired } wieder eingestellt wird
}?
what-if-cut = Kürzung
what-if-none = keine
what-if-people = { $rota ->
    [yes] Im Dienst
   *[no] Leute
}
what-if-legend = Unter jeder Zahl: der Unterschied zu keiner Kürzung, je Replikation gepaart; in Klammern, wo kein Unterschied gefunden ist. ±: die Hälfte eines 95-%-Intervalls, allein für den Zufall. Unterschiede von Anteilen sind in Punkten.
what-if-unmeasured = Nichts wird beurteilt: Es wurde nicht gemessen, was der Maßstab 1:{ $scale } an Unterschieden bewirkt.
what-if-run = { $scenario }: Maßstab 1:{ $scale }{ $waits ->
    [crowd] {", neben einer Menge in den Schlangen von 1:1"}
    [formula] {", mit Wartezeiten nach Formel"}
   *[small] {""}
}, { $replications } × { $depths } Replikationen, Seed { $seed }, Lauf { $run }{ $with }.

# Die Antwort.

what-if-kept = Die tiefste Kürzung, die { $floors } hält, ist { $at }{ $interval }: { $people } bleiben.
what-if-interval = {" "}(95-%-Intervall { $low } bis { $high })
what-if-interval-open = {" "}(95-%-Intervall von { $low } bis über { $deepest })
what-if-first = Zuerst wird verfehlt: { $floor }.
what-if-each = { $floor }: { $at }{ $interval }
what-if-each-all = { $floor }: jede versuchte Tiefe, bis { $deepest }{ $interval }
what-if-each-never = { $floor }: nicht einmal ohne Kürzung
what-if-by-each = Einzeln, bis zu einer Kürzung von: { $list }.
what-if-kept-all = Jede versuchte Tiefe, bis { $deepest }, hält { $floors }{ $low ->
    [none] {""}
   *[other] ; über den Zufall hinaus ist das bis { $low } gefunden
}.
what-if-kept-never = { $floors }: Das wird nicht einmal ohne Kürzung eingehalten.
what-if-not-kept = Wie tief eine Kürzung sein darf, wird im Maßstab 1:{ $scale } mit Schlangen so klein wie der Maßstab nicht gesagt: Ihre Wartezeiten sind nicht die von 1:1. --waits crowd hat sie.
what-if-again = Das ist nicht monoton: Bei { $depths } ist es wieder gehalten. Genannt ist die erste Tiefe, bei der es verfehlt wird.
what-if-net = Der Servicelevel lässt aus, wer innerhalb der Schwelle auflegt; Personalpläne und blendsim staff zählen alle, die kommen: service_level_offered.
what-if-undefined = Ab { $depth } ist etwas davon nicht definiert, und von da an ist nichts bekannt.
what-if-cheapest = Die Gesamtkosten sind bei einer Kürzung von { $cut } am kleinsten: { $less } im Jahr weniger als ohne{ $level ->
    [none] {""}
   *[other] , und davon nicht zu unterscheiden bei { $level }
}.
what-if-saves = Bei { $cut }: { $effects }.
what-if-effect = { $metric } { $way ->
    [more] { $size } mehr
    [less] { $size } weniger
   *[none] kein Unterschied gefunden
}
what-if-no-saving = Es wurde keine Kürzung gefunden, die insgesamt weniger kostet als keine.
what-if-pays-to = Ab einer Kürzung von { $at }{ $interval } kostet sie insgesamt mehr als keine.
what-if-pays-all = Sie kostet insgesamt weniger als keine bis zur tiefsten versuchten Kürzung, { $deepest }.
what-if-undone = Nach einer Kürzung von { $cut } wird ab { $back } Personal wieder eingestellt. { $parts ->
    [none] Servicelevel, Zufriedenheit und Vertrauen sind in keinen vier Wochen um mehr als die Schwelle schlechter als ohne Kürzung.
   *[other] Auf Dauer wieder wie ohne sie: { $parts }.
} { $way ->
    [more] Über den Zeitraum kostet der Service { $size } mehr als ohne Kürzung.
    [less] Über den Zeitraum kostet der Service { $size } weniger als ohne Kürzung.
   *[none] Kein Unterschied in den Servicekosten gefunden.
}
what-if-one-replication = Eine Replikation hat kein Intervall, also lässt sich nichts vom Zufall trennen; nötig sind mindestens 4.
what-if-reach = Intervalle aus { $n } Replikationen reichen { $reach } Standardfehler nach jeder Seite, wo { $many } { $enough } brauchen: ein erster Blick.
what-if-worthless = Das Szenario gibt Kunden keinen Wert (segment.NAME.remaining_value): verlorene Kunden kosten hier nichts, sodass weniger Personal fast immer insgesamt weniger kostet.

# Was zu halten ist.

what-if-floor = { $metric } { $kind ->
    [level-least] von mindestens { $limit }
    [level-most] von höchstens { $limit }
    [not-below] höchstens { $limit } unter keiner Kürzung
    [above] mindestens { $limit } über keiner Kürzung
    [not-above] höchstens { $limit } über keiner Kürzung
   *[below] mindestens { $limit } unter keiner Kürzung
}

# Die Abbildung.

what-if-title-kept = { $team } kann { $at } seiner Leute verlieren{ $interval } und hält { $floors }
what-if-title-all = Jede versuchte Kürzung von { $team }, bis { $deepest }, hält { $floors }
what-if-title-never = Nicht einmal ohne Kürzung von { $team } ist gehalten: { $floors }
what-if-title-cheapest = Eine Kürzung von { $cut } in { $team } kostet insgesamt am wenigsten: { $less } im Jahr weniger{ $satisfied }
what-if-title-none = Keine Kürzung in { $team } ist gefunden, die insgesamt weniger kostet als keine{ $satisfied }
what-if-title-plain = { $team } mit weniger Leuten: Kosten und Kunden nach Tiefe der Kürzung
what-if-title-satisfied = { $way ->
    [more] , { $points } Punkte mehr Zufriedene
    [less] , { $points } Punkte weniger Zufriedene
   *[none] , kein Unterschied in der Zufriedenheit gefunden
}
what-if-subtitle = { $strategy }, Kürzung am { $from }{ $rehired ->
    [never] {""}
   *[other] , wieder eingestellt ab { $rehired }
} · Bänder: 95 % des Unterschieds zu keiner Kürzung
what-if-axis = Tiefe der Kürzung, % von { $people } { $rota ->
    [yes] im Dienst
   *[no] Leuten
}
what-if-panel = { $panel ->
    [cost] Gesamtkosten (durchgezogen) und Servicekosten (gestrichelt)
    [satisfaction] Zufrieden am Ende ihres Anliegens
    [wait] Wartezeit auf Personal
   *[customers_lost] Verlorene Kunden
}, { $unit }
what-if-panel-bare = Verlorene Kunden im Jahr
what-if-a-year = { $unit } im Jahr
what-if-note-floor = gestrichelt: was zu halten ist, und die tiefste Kürzung, die es hält; schattiert: ihr 95-%-Intervall
what-if-hint = Kürzung von { $cut }
what-if-caption = Gesamt- und Servicekosten, Zufriedenheit, Wartezeit und verlorene Kunden nach Tiefe einer Kürzung. Jede Linie ist, was ohne Kürzung ist, und der gepaarte Unterschied dazu; das Band ist das 95-%-Intervall dieses Unterschieds.

# Was die Wiedereinstellung braucht, nach Tiefe der Kürzung.

undone-title = { $way ->
    [kept] Eine Kürzung von { $cut } in { $team } verschlechtert Servicelevel, Zufriedenheit und Vertrauen in keinen vier Wochen
    [never] Nach einer Kürzung von { $cut } in { $team } ist { $measure } im Zeitraum nicht wieder wie ohne sie
   *[back] Nach einer Kürzung von { $cut } in { $team } ist { $measure } { $weeks } Wochen nach der Wiedereinstellung wieder wie ohne sie
}
undone-subtitle = { $strategy }, Kürzung am { $from }, Personal ab { $back } wieder eingestellt · verloren: vier Wochen lang schlechter als ohne Kürzung
undone-weeks = Wochen danach, bis auf Dauer wie ohne Kürzung
undone-never = nie
undone-cost = Servicekosten im Zeitraum abzüglich der Kosten ohne Kürzung, { $unit }
undone-kept = gehalten
undone-lost = verloren in { $lost } von { $n }
undone-not-back = nie in { $never } von { $n }
undone-note = Punkte: der Median der Zufallsverläufe, in denen es verloren war (kein Punkt: in keinem; 0: schon vorher zurück), Linien: 5 bis 95 % davon; Band: 95 %
undone-caption = Nach Tiefe einer Kürzung, die zurückgenommen wird: Wochen vom Tag der Wiedereinstellung, bis Servicelevel, Zufriedenheit und Vertrauen auf Dauer wie ohne Kürzung sind, und was der Service über den ganzen Zeitraum gegenüber dem Verzicht auf jede Kürzung kostet.
undone-columns = Kürzung | Servicelevel | Zufriedenheit | Vertrauen | Servicekosten insgesamt, { $unit }
undone-heading = Ab { $back } zurückgenommen: Wochen danach, bis auf Dauer wie ohne Kürzung, und Servicekosten im Zeitraum abzüglich der Kosten ohne Kürzung
