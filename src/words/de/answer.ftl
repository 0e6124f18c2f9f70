# Die Sätze der Antwort. Namen von Strategien ($id, $baseline) stehen, wie sie getippt sind.

under = { $what } unter { $id }
never = nie
no-source = ohne Quelle

# Was gefunden ist und was nicht.

only-one = Nur { $baseline } wurde gerechnet; es gibt nichts zu vergleichen.
one-replication = Eine einzige Replikation ist ein erster Blick: Sie hat kein Intervall, also lässt sich kein Unterschied vom Zufall trennen; nötig sind mindestens { $few }.
first-look = Das ist ein erster Blick: Intervalle aus { $n } Replikationen sind sehr weit, { $reach } Standardfehler nach jeder Seite, wo { $many } Replikationen { $enough } brauchen.
nothing-judged = Kein Unterschied wird beurteilt: { $why ->
    [one-replication] Im Maßstab 1:{ $scale } gibt es nur eine Replikation
    [left-out] Im Maßstab 1:{ $scale } wurde nicht gemessen, was der Maßstab bewirkt; --no-scale-bias weglassen oder in 1:1 rechnen
    [too-few] Für den Maßstab 1:{ $scale } gibt es keinen gröberen, um zu messen, was der Maßstab bewirkt (1:{ $coarser } lässt von { $customers } Kunden weniger als einen); in 1:1 rechnen
   *[coarsest] Für den Maßstab 1:{ $scale } gibt es keinen gröberen, um zu messen, was der Maßstab bewirkt (1:1000000 ist der gröbste); in 1:1 rechnen
}.
within-scale = Nicht gefunden, da nicht größer als das, was der Maßstab 1:{ $scale } daran bewirkt, gemessen neben 1:{ $coarser }: { $parts }.
within-bias = { $id } ({ $size }, Verzerrung durch den Maßstab { $bias })
better-throughout = In allen drei Punkten besser als { $baseline }: { $list }.
better-one = { $id } ({ $cost } weniger Servicekosten im Jahr, { $points } Punkte mehr Zufriedene, { $lost } verlorene Kunden weniger im Jahr)
crowded-people = Zu wenig Personal für das, was bei ihm ankommt: Von den Kontakten, die auf Menschen warten, gehen vor einer Antwort { $list }.
crowded-ai = Zu wenig Plätze bei KI-Modellen: Von den Kontakten, die auf sie warten, gehen vor einer Antwort { $list }.
abandoned-contacts = { $lines ->
    [yes] Kontakte mit Menschen oder KI-Modellen
   *[no] Kontakte mit Menschen
}

# Geld.

money = { $service }; mit Fehlschlägen und dem Wert verlorener Kunden gerechnet, { $total }.
service-alone = { $id } hat die niedrigsten gefundenen Servicekosten, { $less }
service-none = Keine Strategie hat Servicekosten, die nachweislich niedriger sind als die von { $baseline }
total-alone = ist { $still ->
    [yes] sie weiterhin
   *[no] { $id }
} am günstigsten{ $nobody ->
    [yes] {" "}unter den Strategien
   *[no] {""}
}, { $less }
total-not-judged = wird in diesem Maßstab nichts beurteilt
total-none = ist keine Strategie nachweislich günstiger als { $baseline }
less-a-year = { $amount } im Jahr weniger als { $baseline }
not-apart = { $metric ->
    [cost] sind { $list } an den Gesamtkosten nicht zu unterscheiden
   *[service_cost] An den Servicekosten sind { $list } nicht zu unterscheiden
} ({ $id } kostet { $less })

# Kunden.

satisfaction = Beim Anteil der Kunden, die am Ende ihres Anliegens zufrieden sind: { $parts }
satisfaction-next = { $first }, und { $next }
satisfaction-undefined = Die Zufriedenheit ist nicht bestimmt: Kein Anliegen wurde abgeschlossen.
satisfaction-none = kein Unterschied gegenüber { $baseline } wurde gefunden für { $list }
satisfaction-side = { $id } endet { $points } Punkte { $way ->
    [below] unter
   *[above] über
} { $baseline }
withheld = { $start ->
    [yes] Über
   *[no] über
} die Zufriedenheit unter { $list } wird nicht geurteilt: Mehr als { $limit } % der { $contacts } werden dort abgebrochen, und der Maßstab 1:{ $scale } hat nicht die Wartezeiten von 1:1
reports = Die KI von { $id } meldet { $reported } ihrer Kontakte als gelöst und löst in Wahrheit { $truth }; { $leavers }.
lost-not-judged = verlorene Kunden werden in diesem Maßstab nicht beurteilt
lost-none = bei den verlorenen Kunden wurde kein Unterschied gefunden{ $partly ->
    [yes] {" "}unter den beurteilten Strategien
   *[no] {""}
}
lost-customers = verlorene Kunden im Jahr, gegenüber { $baseline }{ $partly ->
    [yes] {" "}unter den beurteilten Strategien
   *[no] {""}
}: { $list }
lost-one = { $size } { $way ->
    [more] mehr
   *[fewer] weniger
} unter { $id }
leaving = Verlorene Kunden im Jahr unter { $id }, gegenüber { $baseline }: { $lost }; davon { $parts }{ $all ->
    [yes] {""}
   *[no] , aus anderen Gründen keine gefunden
}.
left-for = { $size } { $reason ->
    [left_for_end] wegen des Ausgangs ihrer Anliegen
    [left_for_feeling] wegen ihres Empfindens dabei
    [left_for_failures] wegen wiederholter Fehlschläge
   *[left_for_trust] wegen verlorenen Vertrauens
}
turned-away = So viele Kontakte finden niemanden im Dienst und werden abgewiesen, was keine Wartezeit zeigt: { $shares }.
silence = Von allen Anliegen werden ohne Beschwerde und ohne beantwortete Umfrage aufgegeben: { $shares }.
mood = Unter { $id } { $does }, mehr als unter { $baseline }.
mood-gone = lässt die öffentliche Stimmung { $n } Kunden im Jahr gehen
mood-away = hält die öffentliche Stimmung { $n } Neukunden im Jahr fern
work = Unter { $id } kostet ein Kontakt Menschen { $ratio }-mal so viel Arbeit wie einer unter { $baseline }: andere Themen × { $mix }, schwierigere Anliegen desselben Themas × { $difficulty }, Übergabe × { $handoff }.

# Wann Zufriedenheit verloren ging, und wann die Leitung es merken konnte.

span = { $middle } ({ $low } bis { $high })
weeks-apart = { $single ->
    [yes] eine Woche
   *[no] { $weeks } Wochen
} { $way ->
    [later] später
   *[before] vorher
}
just-before = unmittelbar davor
alarm = Der Alarm ({ $measure }{ $default ->
    [yes] , die Vorgabe des Programms
   *[no] {""}
})
margin = { $single ->
    [yes] einen Punkt
   *[no] { $points } Punkte
}
lost = Unter { $id } liegt die Zufriedenheit ab Monat { $month } mehr als { $points } unter der von { $baseline }.
never-lost = { $hidden ->
    [yes] Unter { $id } ist nicht gefunden, über die Wirkung des Maßstabs hinaus, dass die Zufriedenheit { $weeks } Wochen lang { $points } unter die von { $baseline } fällt.
   *[no] Unter { $id } fällt die Zufriedenheit nie { $weeks } Wochen lang { $points } unter die von { $baseline }.
}
false-alarms = { $alarm } schlägt trotzdem in { $alarms } von { $n } Zufallsverläufen an.
rings = { $alarm } schlägt { $when } an{ $apart }; { $always ->
    [yes] dazwischen
   *[no] bis dahin oder bis zum Ende
}: { $hurt }.
rings-early = { $alarm } schlägt { $when } an und in keinem Zufallsverlauf danach: verfrüht oder falsch.
rings-seldom = { $alarm } schlägt in { $alarms } von { $n } Zufallsverläufen an, in den übrigen nie: { $hurt } bis dahin oder bis zum Ende.
rings-never = { $alarm } schlägt nie an: { $hurt } bis zum Ende.
apart = {" "}(von { $n } Zufallsverläufen{ $apart })
apart-never = , nie in { $histories }
apart-early = , davor in { $histories }: verfrüht oder falsch
damage = { $way ->
    [more] { $size } Schaden
    [less] { $size } weniger Schaden als unter { $baseline }
   *[none] kein Schaden über dem von { $baseline }
}

# Was eine Kürzung kostet, die vielleicht zurückgenommen wird.

undoing-cut = Unter { $id } wird in Monat { $cut } Personal gekürzt und { $undone ->
    [yes] ab Monat { $back } wieder eingestellt
   *[no] nicht wieder eingestellt
}.
undoing-served = Auf Dauer wieder wie unter { $baseline }: { $parts }.
undoing-kept = Servicelevel, Zufriedenheit und Vertrauen sind in keinen vier Wochen um mehr als die Schwelle schlechter als unter { $baseline }.
undoing-after = { $measure } { $weeks } Wochen { $undone ->
    [yes] danach
   *[no] nach der Kürzung
}{ $lost ->
    [all] {""}
   *[some] {" "}(verloren in { $lost } von { $n } Zufallsverläufen)
}{ $never ->
    [none] {""}
   *[some] , in { $never } von { $n } Zufallsverläufen nicht bis zum Ende des Zeitraums
}
undoing-never = { $measure } nicht bis zum Ende des Zeitraums{ $lost ->
    [all] {""}
   *[some] {" "}in { $lost } von { $n } Zufallsverläufen
}
undoing-cost = { $way ->
    [more] Über den ganzen Zeitraum kostet der Service { $size } mehr als unter { $baseline }.
    [less] Über den ganzen Zeitraum kostet der Service { $size } weniger als unter { $baseline }.
   *[none] Kein Unterschied in den Servicekosten zu { $baseline } gefunden.
}

# Aus den Spannen der Eingaben gezogene Welten.

drawn-worlds = In { $n } Welten, gezogen aus den angegebenen Spannen von { $inputs ->
    [one] einer Eingabe
   *[other] { $inputs } Eingaben
}, { $twins } davon zweimal durchlebt, um den Zufall aus der Streuung zu nehmen, gegen { $baseline } in derselben Welt.
drawn-seen = { $n ->
    [one] Eine Eingabe mit Spanne ist heute bekannt und bleibt
   *[other] { $n } Eingaben mit Spanne sind heute bekannt und bleiben
}.
drawn-refused = { $n ->
    [one] Ein Zug ist keine Welt und ausgelassen
   *[other] { $n } Züge sind keine Welt und ausgelassen
} (der erste: { $why }).
drawn-overloaded = In { $n } von { $all } Welten verlässt unter { $baseline } mehr als einer von zwanzig, die zu Menschen wollen, die Schlange.
drawn-brackets = In Klammern: neun Zehntel der Welten, ohne Glück.
drawn-strategy = { $id }: insgesamt billiger in { $cheaper } von { $n } ({ $cost }): { $cheaper_stands }; zufriedener in { $better } ({ $satisfied }): { $better_stands }; beides in { $both }.
drawn-stands = { $stands ->
    [better] besser
    [leans-better] neigt zu besser
    [leans-worse] neigt zu schlechter
    [worse] schlechter
   *[open] offen
}
drawn-rule = Besser, schlechter: bei den wahrscheinlichsten Werten so gefunden und mit 95 % Sicherheit in mindestens neun Zehnteln aller solchen Welten so; neigt: mit 95 % Sicherheit in mehr als der Hälfte; offen: keines von beiden.
drawn-evenly = In { $n } Welten, die gleichmäßig zwischen den Enden derselben Spannen gezogen sind{ $refused ->
    [0] {""}
    [1] {" "}(1 Ziehung war keine Welt)
   *[other] {" "}({ $refused } Ziehungen waren keine Welten)
}: { $list }. Was oben gesagt ist, gilt für beide Stichproben.
drawn-even = { $id } ist billiger in { $cheaper } ({ $cheaper_stands }), zufriedener in { $better } ({ $better_stands }), beides in { $both }
drawn-way = Die Welten sind bei 1:{ $scale } durchlebt{ $waits ->
    [formula] , mit Wartezeiten nach Formel
    [crowd] , neben einer Menge
   *[small] {""}
}: bei den wahrscheinlichsten Werten verschiebt das keinen Unterschied um mehr als { $satisfied } und { $cost } im Jahr.
drawn-matters = Worauf es bei { $label } von { $id } abzüglich { $baseline } am meisten ankommt: { $list }{ $more ->
    [0] {""}
    [one] {" "}und eine weitere Eingabe
   *[other] {" "}und { $more } weitere Eingaben
}.
drawn-matter = { $input } (im Mittel { $low } { $unit } in seinem niedrigsten Drittel, { $high } im höchsten{ $turns ->
    [yes] , was den Unterschied umkehrt
   *[no] {""}
})
drawn-where = Wo { $limits }, ist { $id } { $metric ->
    [cost] insgesamt billiger
   *[satisfaction] besser für die Zufriedenheit
} in { $better_inside } von { $inside } Welten, gegen { $better } von { $worlds } im Allgemeinen (gefunden in einer Hälfte der Welten, gezählt in der anderen).
drawn-limits = { $input } { $ends ->
    [both] zwischen { $low } und { $high } liegt
    [low] über { $low } liegt
   *[high] unter { $high } liegt
}
deciding = Je nachdem, was ein weiteres zufrieden endendes Anliegen wert ist, über das hinaus, was verlorene Kunden kosten, ist im Mittel dieser Welten am besten: { $list }. Wo es { $at } wert ist, führe, wer die Welt vorher kennte, im Mittel um { $most } im Jahr besser{ $known ->
    [0] .
   *[other] ; wissenswert dort: { $inputs }.
}
deciding-from = { $id } { $at ->
    [0] von nichts an
   *[other] ab { $from }
}
drawn-agree = { $n } dieser { $all } Welten stimmen mit dem überein, was veröffentlicht ist ({ $targets ->
    [one] ein angepasstes Ziel
   *[other] { $targets } angepasste Ziele
}, aus { $numbers ->
    [one] einer Zahl
   *[other] { $numbers } Zahlen
} des Modells){ $enough ->
    [yes] .
   *[no] : zu wenige, um zu sagen, was in ihnen gilt; dafür braucht es { $fewest }.
}
drawn-priors = { $n ->
    [one] Eine Spanne wurde um diese Ziele herum angegeben und hat eine zweite daneben, die sie nicht kennt; `blendsim posterior` zieht aus ihr
   *[other] { $n } Spannen wurden um diese Ziele herum angegeben und haben eine zweite daneben, die sie nicht kennt; `blendsim posterior` zieht aus diesen
}, sodass nichts doppelt zählt.
drawn-within = In den Welten, die übereinstimmen:
drawn-within-too = Oben heißt nichts besser, schlechter oder geneigt, was nicht auch in diesen Welten gilt.
drawn-told-apart = Von den anderen unterscheidet die Welten, die übereinstimmen, { $input }: von den Welten in seinem niedrigsten Drittel stimmen { $low } überein, von denen im höchsten { $high }{ $more ->
    [0] {""}
    [one] ; und eine weitere Eingabe
   *[other] ; und { $more } weitere Eingaben
}.
drawn-held-out = An diese Ziele wurde nichts angepasst; von den { $n } Welten, die übereinstimmen, treffen sie so viele: { $list }.
drawn-between = { $low } bis { $high } { $unit }

# Was Personalpläne verlangten.

planned-required = Unter { $id } verlangen die Personalpläne in Woche { $week } { $first } Personen und nach ihren Vorhersagen { $fewest } (Woche { $low }) bis { $most } (Woche { $high }).
planned-enough = In jeder Woche sind mindestens { $enough } der verlangten Personen im Einsatz.
planned-short = In { $n } von { $weeks } Wochen sind weniger als { $enough } der verlangten Personen im Einsatz, am wenigsten in Woche { $week }: { $least }.

# Worauf die Antwort ruht.

turning-point = Mit Fehlschlägen und verlorenen Kunden gerechnet ist { $cheapest } am günstigsten{ $among ->
    [yes] {" "}unter den beurteilten Strategien
   *[no] {""}
}{ $nobody ->
    [yes] {" "}(davon abgesehen, dass niemand antwortet)
   *[no] {""}
}, es sei denn, ein Kunde ist { $value } oder { $side ->
    [more] mehr wert, das { $times }-Fache
   *[less] weniger wert, 1/{ $times }
} der im Mittel angenommenen { $assumed }; dann ist es { $then }.
flips-level = Bei den Werten des Szenarios ist nicht zu unterscheiden, welche Strategie { $metric ->
    [cost] insgesamt am günstigsten ist
   *[satisfaction] am meisten zufriedenstellt
}.
flips-none = { $id } { $metric ->
    [cost] ist insgesamt am günstigsten
   *[satisfaction] stellt am meisten zufrieden
}; nimmt man jede von { $inputs } unsicheren Eingaben allein an jedes Ende ihrer Spanne{ $unknown ->
    [0] {""}
   *[other] {" "}(außer { $unknown } Enden, von denen nichts bekannt ist)
}, wurde keine andere besser gefunden ({ $replications } Replikationen).
flips-some = { $id } { $metric ->
    [cost] ist insgesamt am günstigsten
   *[satisfaction] stellt am meisten zufrieden
}; nimmt man jede von { $inputs } unsicheren Eingaben allein an jedes Ende ihrer Spanne{ $unknown ->
    [0] {""}
   *[other] {" "}(außer { $unknown } Enden, von denen nichts bekannt ist)
}, können { $turning } von ihnen daran etwas ändern. Die am schwächsten belegte: { $input } ({ $source }) an ihrem { $end ->
    [low] unteren
   *[high] oberen
} Ende, bei dem { $to } um { $by } besser ist.

# Was einmal fällig wird.

once = Unter { $id } wird im Zeitraum ({ $length }) einmal fällig (in Klammern auf ein Jahr umgelegt, wie sonst überall): { $lines }.
once-line = { $total } { $label } ({ $amount } im Jahr)

# Lesarten dessen, was veröffentlicht wurde.

reading-service-cost = Servicekosten
reading-satisfaction = Zufriedenheit
reading-surveyed = Zufriedenheit laut Umfrage
reading-repeats = Folgekontakte je Anliegen
reading-not-judged = Zufriedenheit: im Maßstab 1:{ $scale } nicht beurteilt
reading-none = { $name }: kein Unterschied gefunden
reading-found = { $name }: { $size } { $way ->
    [less] weniger
   *[more] mehr
}
reading-ai = Lösung durch die KI: { $reported } laut Bericht, { $truth } in Wahrheit

# Ob sich Service überhaupt lohnt.

pays = Unter { $id } lohnt sich Service { $from }, als Erstes{ $partly ->
    [yes] {" "}unter den beurteilten Strategien
   *[no] {""}
}{ $baseline }; dieses Szenario setzt im Mittel { $typed } je Kunde an.
pays-not-judged = Ob sich Service überhaupt lohnt, wird in diesem Maßstab nicht beurteilt.
pays-untyped = Ab welchem Wert eines Kunden sich Service lohnt, lässt sich nicht sagen: Dieses Szenario setzt keinen an (segment.NAME.remaining_value), und jeder gehaltene Kunde ist 0 { $currency } wert.
pays-none = Ab welchem Wert eines Kunden sich Service lohnt, lässt sich nicht sagen: Keine Strategie{ $partly ->
    [yes] {" "}unter den beurteilten
   *[no] {""}
} hält nachweislich mehr vom Wert ihrer Kunden, als wenn niemand antwortet; dieses Szenario setzt im Mittel { $typed } an.
pays-from = ab { $value } je Kunde
pays-at-any-value = bei jedem Wert eines Kunden
baseline-not-judged = ; { $baseline } wird in diesem Maßstab nicht beurteilt
baseline-pays-never = ; { $baseline } hält nachweislich nicht mehr, als wenn niemand antwortet
baseline-pays = , und unter { $baseline } { $from }
wanted-alone = Bei diesem Wert kostet allein { $id }{ $partly ->
    [yes] {" "}unter den beurteilten Strategien
   *[no] {""}
} insgesamt weniger, als wenn niemand antwortet.
wanted-some = Bei diesem Wert kosten { $list } insgesamt weniger, als wenn niemand antwortet.
wanted-none = Bei diesem Wert kann die Rechnung keinen Service wollen: Dass niemand antwortet, ist insgesamt am günstigsten, { $size } im Jahr weniger als { $id }.
wanted-unknown = Bei diesem Wert ist nicht zu unterscheiden, ob irgendein Service insgesamt weniger kostet, als wenn niemand antwortet.

# Die Welt wie getippt und ihre Anpassungen.

as-typed = wie getippt
under-fit = unter { $fit }
fits-hold = Wie getippt und unter { $fits }, gegenüber { $baseline }: { $held }.
fits-nothing-holds = Nichts von dem, was gefunden ist, gilt sowohl wie getippt als auch unter { $fits }.
fits-nothing-turns = Nichts von dem, was gefunden ist, wendet sich zwischen ihnen.
fits-best = { $id } { $metric ->
    [service_cost] kostet im Betrieb am wenigsten
    [cost] kostet insgesamt am wenigsten
   *[satisfaction] stellt am meisten zufrieden
}
fits-best-in = { $id } { $metric ->
    [service_cost] kostet im Betrieb am wenigsten
    [cost] kostet insgesamt am wenigsten
   *[satisfaction] stellt am meisten zufrieden
} { $world }
fits-no-best = wer { $metric ->
    [service_cost] im Betrieb am wenigsten kostet
    [cost] insgesamt am wenigsten kostet
   *[satisfaction] am meisten zufriedenstellt
}, ist { $world } nicht zu unterscheiden
does = { $ids } { $metric ->
    [service_cost] { $many ->
        [yes] kosten
       *[no] kostet
    } im Betrieb { $way ->
        [less] weniger
       *[more] mehr
    }
    [cost] { $many ->
        [yes] kosten
       *[no] kostet
    } insgesamt { $way ->
        [less] weniger
       *[more] mehr
    }
    [satisfaction] { $many ->
        [yes] haben
       *[no] hat
    } { $way ->
        [less] weniger
       *[more] mehr
    } Zufriedene
    [csat_observed] { $many ->
        [yes] werden
       *[no] wird
    } in Umfragen { $way ->
        [less] schlechter
       *[more] besser
    } bewertet
   *[customers_lost] { $many ->
        [yes] verlieren
       *[no] verliert
    } { $way ->
        [less] weniger
       *[more] mehr
    } Kunden
}
size-in-world = { $size } { $world }
turns-by = { $does }, um { $by }
turns = { $id } { $found }{ $others }.
turns-none = ; { $worlds } ist kein Unterschied gefunden
turns-unjudged = ; { $worlds } wird es nicht beurteilt

# Veröffentlichte Zahlen.

fitted-numbers = { $targets ->
    [1] 1 angepasstes Ziel ist
   *[other] { $targets } angepasste Ziele sind
} { $numbers ->
    [1] 1 Zahl
   *[other] { $numbers } Zahlen
}
range = { $low } bis { $high }

# Was Auslöser und Piloten bewirkten.

trigger-never = Der Auslöser von { $id } ({ $when }: { $sets }) greift nie.
trigger-fires = Der Auslöser von { $id } ({ $when }: { $sets }) greift in { $histories }, zuerst in Monat { $month } (Median).
condition = { $measure } { $way ->
    [below] unter
   *[above] über
} { $level }, gemittelt über { $over }
pilot = Der Pilot von { $id } ({ $rule }) sieht { $rest ->
    [yes] { $seen }, in Wahrheit { $truth }: ausgerollt in { $histories }.
   *[no] { $level }: ausgerollt in { $histories }. Gegenüber dem Rest sind das { $seen }, in Wahrheit { $truth }.
}
histories = { $n ->
    [1] { $some ->
        [yes] diesem Zufallsverlauf
       *[no] keinem Zufallsverlauf
    }
   *[other] { $histories } von { $n } Zufallsverläufen
}
nothing = nichts
rule = { $measure }{ $rest ->
    [yes] {" "}gegenüber dem Rest
   *[no] {""}
}: { $ends }
at-least = mindestens { $level }
at-most = höchstens { $level }
in-points = { $n } Punkte

lever = { $lever ->
    [routing] Verteilung
    [access] Zugang
    [escalation] Eskalation
    [handoff] Übergabe
    [ai] KI
    [lines] Warteschlangen
   *[staff] Personal
}
event-ramp = allmählich { $levers }
event-pilot = Pilot
event-gate = Freigabe
event-outage = Ausfall{ $several ->
    [yes] {" "}von { $model }
   *[no] {""}
}
event-update = Update { $update }{ $several ->
    [yes] {" "}von { $model }
   *[no] {""}
}

# Wie genau Unterschiede bekannt sind.

precise = { $reached ->
    [yes] { $n } Replikationen: Der Unterschied zu { $baseline } ({ $metric }) ist für jede Strategie auf ± { $size } oder genauer bekannt; verlangt war ± { $wanted } ({ $typed })
   *[no] Die gegebene Zeit war nach { $n } Replikationen vorbei: Der Unterschied zu { $baseline } ({ $metric }) ist auf ± { $size } bekannt (der weiteste, { $strategy }); verlangt war ± { $wanted } ({ $typed })
}; zu 95 %, berichtigt um { $looks ->
    [1] einen Blick
   *[other] { $looks } Blicke
}.
