# Die Tabelle der Strategien, am Terminal und auf der Seite. Zeilen eines Titels sind durch " | " getrennt.

table-column = { $metric ->
    [service_cost] Servicekosten | im Jahr
    [cost] Gesamtkosten | im Jahr
    [cost_per_satisfied] Kosten je | Zufriedenen
    [cost_per_solved] Kosten je | Lösung
    [satisfaction] Zufrieden | je Anliegen
    [satisfaction_contact] Zufrieden | je Kontakt
    [csat_observed] CSAT beobachtet | je Kontakt
    [true_resolution] KI löst | in Wahrheit
    [reported_resolution] KI löst | laut Bericht
    [true_resolution_people] Personal löst | in Wahrheit
    [reported_resolution_people] Personal löst | laut Bericht
    [wait] Wartezeit | auf Personal
    [abandonment] Beim Warten | abgebrochen
   *[customers_lost] Verlorene | Kunden im Jahr
}
table-strategy = Strategie
table-baseline = { $id } (Vergleichsbasis)
table-is-baseline = (Vergleichsbasis)
table-difference = Unterschied
table-nobody = niemand antwortet | (gedachter Fall)
table-mark = †: Über 5 % der { $contacts } werden abgebrochen, und der Maßstab 1:{ $scale } hat nicht die Wartezeiten von 1:1; Zufriedenheit, Gesamtkosten und verlorene Kunden werden gezeigt und nicht beurteilt.
table-total = Die Servicekosten sind das Budget. Die Gesamtkosten sind kein Budget: Sie enthalten auch Beschwerden und Entschädigung sowie den verbleibenden Wert verlorener Kunden{ $known ->
    [yes] {" "}({ $share } % der Gesamtkosten unter { $baseline })
   *[no] {""}
}.
table-resolved = { $id }: Die KI könnte { $typed } aller Anliegen der Themen, die zu ihr kommen, im ersten Versuch lösen, wie das Szenario sagt (nach Thema, mit Drift und Lernen). Von den Kontakten, in denen sie spricht, enden { $ended } bei ihr, die anderen gehen von ihr weiter, zu Menschen, wenn sie können; von denen, die bei ihr enden, sind { $wrong } nicht gelöst. So löst sie in Wahrheit { $resolved }.
table-intervals = ±: die Hälfte eines 95-%-Intervalls, allein für den Zufall: Die Eingaben stehen fest. Unterschiede sind je Replikation gepaart und vor dem Runden gebildet; die von Anteilen sind in Punkten.
table-one-replication = Eine einzige Replikation hat kein Intervall.
table-approximate = *: Im Maßstab 1:{ $scale } sind Wartezeiten nur ungefähr, und ebenso, wer beim Warten geht (docs/model.md, 4.5).
table-run = { $what }: Maßstab 1:{ $scale }{ $waits ->
    [crowd] {", mit einer Menge in den Schlangen von 1:1"}
    [formula] {", mit Wartezeiten nach Formel"}
   *[small] {""}
}, { $replications } × { $strategies } Replikationen, Startwert { $seed }, Lauf { $run }{ $with }.

# Wie weit einer Zahl des Szenarios zu trauen ist.

grade = { $grade ->
    [assumption] Annahme
    [fitted] angepasst
    [unchecked] nicht unter den Belegen
    [low] Herkunft unbekannt
    [recalled] erinnert
    [vendor] Anbieter
    [relayed] Presse, weitergegeben oder abgeleitet
    [benchmark] Benchmark oder Umfrage
    [primary] Primärquelle
   *[academic] wissenschaftlich
}
grade-meaning = { $grade ->
    [assumption] keine Zahl belegt sie
    [fitted] so gewählt, dass ein Ergebnis eine veröffentlichte Zahl trifft, die dann nichts beweist
    [unchecked] das Szenario nennt eine eigene Quelle
    [low] niemand weiß, wer es gemessen hat
    [recalled] die Veröffentlichung ist bekannt, die Zahl stammt aus dem Gedächtnis
    [vendor] vom Verkäufer über das eigene Produkt gesagt
    [relayed] von anderen wiederholt oder aus solchen Zahlen errechnet
    [benchmark] über viele Unternehmen erhoben; brauchbar für Niveau und Spanne
    [primary] eine Pflichtveröffentlichung oder die eigene Seite derer, die gemessen haben
   *[academic] eine Arbeit mit nachlesbarer Methode, über einen anderen Betrieb
}

written = Geschrieben nach { $place }
