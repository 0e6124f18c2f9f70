# Ein Szenario an vielen Punkten. Namen von Strategien, Pfade und Werte stehen, wie sie getippt sind.

sweep-question = { $axes } über { $points } Punkte bewegt ({ $design }), { $strategies ->
    [1] eine Strategie
   *[other] { $strategies } Strategien
} an jedem.
sweep-setting = { $strategy } bei { $values }
sweep-strategy = Strategie
sweep-any = alle
sweep-best = { $metric ->
    [cost] die Gesamtkosten sind am niedrigsten
   *[satisfaction] die Zufriedenheit ist am höchsten
} { $parts }{ $level ->
    [0] {""}
    [1] ; an einem Punkt ist eine andere Strategie davon nicht zu unterscheiden
   *[other] ; an { $level } Punkten ist eine andere Strategie davon nicht zu unterscheiden
}.
sweep-best-at = { $all ->
    [yes] unter { $strategy } an jedem Punkt
   *[no] unter { $strategy } { $places ->
        [none] an { $n } von { $of } Punkten
       *[other] bei { $places }
    }
}
sweep-from-to = { $from } bis { $to }
sweep-alone = Unter { $strategy } sind die Gesamtkosten im Mittel am niedrigsten bei { $cheapest }, { $cost } im Jahr{ $same ->
    [yes] , und auch die Zufriedenheit ist dort am höchsten, { $satisfied }
   *[no] , und die Zufriedenheit am höchsten bei { $most }, { $satisfied }
}.
sweep-unbeaten = { $inputs ->
    [yes] Bei gleichen Werten der Eingaben verglichen sind { $n } von { $all } Einstellungen
   *[no] { $n } von { $all } Einstellungen sind
} ungeschlagen: keine andere kostet im Service höchstens so viel und stellt mindestens so viele zufrieden, in einem von beidem erkennbar besser: { $list }{ $more ->
    [0] {""}
   *[other] ; und { $more } weitere
}.
sweep-unjudged = Im Maßstab 1:{ $scale } mit Schlangen so klein wie der Maßstab wird kein Unterschied beurteilt: Ihre Wartezeiten sind nicht die von 1:1. --waits crowd hat sie.
sweep-legend = Unter jeder Zahl: der Unterschied zu { $baseline } am selben Punkt, gepaart nach Replikation. ±: halbes 95-%-Intervall, nur des Zufalls. Unterschiede von Anteilen in Punkten. ◆: keine andere Einstellung kostet im Service höchstens so viel und stellt mindestens so viele zufrieden, in einem von beidem erkennbar besser.
sweep-left-out = { $rows } Zeilen sind zu viele zum Lesen: gezeigt sind die ungeschlagenen, alle stehen in sweep.csv.
sweep-cut-short = { $rows } Zeilen sind zu viele zum Lesen: gezeigt sind die ersten { $shown }, alle stehen in sweep.csv.
sweep-run = { $scenario }: Maßstab 1:{ $scale }{ $waits ->
    [crowd] {", neben einer Menge in den Schlangen von 1:1"}
    [formula] {", mit Wartezeiten nach der Formel"}
   *[small] {""}
}, { $replications } Replikationen, Startwert { $seed }, Reihe { $run }{ $with }.

# Achsen, die keine Punkte ergeben.

sweep-twice = --over { $path } steht zweimal da; erlaubt: jeder Pfad einmal, mit allen Werten in einer Liste
sweep-laid = --over { $path }: auch --set legt einen Wert darauf; erlaubt: eines von beiden
sweep-how = --over { $path }: das sagt, wie ein Szenario gerechnet und erzählt wird, nicht, was es ist; erlaubt: jeder andere Pfad, und --scale, --replications oder --seed für die ganze Reihe
sweep-stepless = --over { $path }: eine Spanne ohne Schritt; erlaubt mit --design { $design }: Werte oder eine Spanne mit Schritt wie 10%..90%:10%; --design sobol:64 nimmt Spannen ohne Schritt
sweep-unequal = --design zip: { $first } hat { $n } Werte und { $other } hat { $more }; erlaubt: von jedem gleich viele
sweep-many = { $points } Punkte; erlaubt: höchstens { $most }. --design sobol:64 verteilt 64 Punkte über dieselben Werte

# Die Abbildungen.

sweep-subtitle = Über { $axes }; Bänder: 95-%-Intervalle, nur des Zufalls
sweep-caption = Eine Linie je Strategie über die versuchten Werte; Bänder sind 95-%-Intervalle des Zufalls allein. Strategien haben an jedem Punkt dasselbe Glück, so dass Unterschiede genauer bekannt sind, als die Bänder zeigen.
sweep-map-subtitle = { $several ->
    [yes] Wer an jedem Punkt am besten ist und worauf er kommt; blass: eine andere Strategie ist nicht davon zu unterscheiden
   *[no] Dunkler ist mehr
}
sweep-map-caption = { $several ->
    [yes] Jede Kachel ist ein Punkt: Die Farbe sagt, welche Strategie dort am besten ist, die Zahl, worauf sie kommt. Blasse Kacheln: eine andere ist nicht davon zu unterscheiden.
   *[no] Jede Kachel ist ein Punkt: je dunkler, desto mehr.
}
sweep-front-subtitle = Groß und benannt: nichts ist in beidem gleich gut und in einem erkennbar besser. In Klammern: { $axes }
sweep-front-title = { $n } von { $all } Einstellungen sind in Kosten und Zufriedenheit ungeschlagen
sweep-front-caption = Alle versuchten Einstellungen nach Servicekosten und dem Anteil der Zufriedengestellten. Große Marken: keine andere Einstellung kostet beim selben Glück höchstens so viel und stellt mindestens so viele zufrieden, in einem von beidem erkennbar besser. Balken sind 95-%-Intervalle.
