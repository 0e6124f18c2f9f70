# Welten, die mit dem übereinstimmen, was veröffentlicht wurde.

posterior-question = { $worlds } Welten, gezogen aus den Spannen von { $inputs ->
    [one] einer Eingabe
   *[other] { $inputs } Eingaben
}{ $priors ->
    [0] {""}
    [one] , eine davon aus einer eigenen Spanne davor
   *[other] , { $priors } davon aus eigenen Spannen davor
}, jede gehalten an { $targets ->
    [one] ein angepasstes Ziel
   *[other] { $targets } angepasste Ziele
}.
posterior-way = Sie werden im Maßstab 1:{ $scale } gelebt{ $waits ->
    [formula] , mit Wartezeiten nach Formel
    [crowd] , neben einer Menge
   *[small] {""}
}; eine Welt am Rand eines Ziels kann durch das Glück ihres Lebens übereinstimmen.
posterior-wanted = Etwa { $wanted } Züge brächten bei diesem Anteil genug: --draws { $wanted }.
posterior-hardest = Ohne { $number } würden die meisten übereinstimmen: { $without }; getroffen wird es in { $met } von { $all } Welten.
posterior-unjudged = Nicht beurteilt in so vielen Welten, weil nichts davon bekannt ist oder es an Wartezeiten hängt, die nicht die von 1:1 sind: { $list }.
posterior-title = { $n } von { $all } Welten stimmen mit dem überein, was veröffentlicht wurde
posterior-before = In allen gezogenen Welten: { $said }
posterior-input = { $middle } ({ $low } bis { $high })
posterior-targets = Ziel | Gilt als getroffen | Welten, neun Zehntel | Darunter | Getroffen | Darüber
posterior-inputs = Eingabe | Alle Welten | Welten, die übereinstimmen
posterior-legend = Darunter, getroffen, darüber: von { $n } Welten, bevor sie an die anderen Ziele gehalten werden. Zwischen den beiden Enden liegen neun Zehntel der Welten, vom Glück befreit.
posterior-input-legend = Eingaben, durch die sich die Welten, die übereinstimmen, von den anderen unterscheiden: die mittlere, und in Klammern neun Zehntel davon.
posterior-run = { $scenario }: Maßstab 1:{ $scale }{ $waits ->
    [crowd] {", neben einer Menge in den Schlangen von 1:1"}
    [formula] {", mit Wartezeiten nach Formel"}
   *[small] {""}
}, { $replications } Replikationen bei den wahrscheinlichsten Werten, Startwert { $seed }, Lauf { $run }{ $with }.

# Die Abbildungen.

foretold-subtitle = Grau: was als getroffen gilt. Linien: neun Zehntel von { $worlds } Welten, ein Punkt für die mittlere; ein Pfeil führt aus dem Rahmen
foretold-range = getroffen: { $range }; Welten: { $found }
foretold-counts = getroffen in { $met } von { $all }
foretold-note = Gezeichnet in der Breite dessen, was als getroffen gilt. Welten, wie sie aus { $inputs } Spannen gezogen sind, bevor eine an etwas gehalten wird
foretold-caption = Was die Spannen allein über jede veröffentlichte Zahl sagen, bevor sie daran gehalten werden: Eine Spanne, die sie nie trifft, widerspricht ihr; eine, die sie immer trifft, lernt nichts daraus.
foretold-hint = { $title }: gilt als getroffen { $range }; neun Zehntel der Welten { $found }
answers-subtitle = Unterschied zu { $baseline }. Dick: neun Zehntel von { $n } Welten, die übereinstimmen; dünn: von allen { $all } gezogenen; ein Punkt für die mittlere
answers-caption = Worauf Strategien in den Welten hinauslaufen, die mit dem Veröffentlichten übereinstimmen, neben allen gezogenen Welten. Nur Strategien, von denen Ziele sprechen, werden in allen gelebt.
answers-hint = { $id }: { $after } in den Welten, die übereinstimmen{ $before ->
    [none] {""}
   *[other] , { $before } in allen
}
