"""ordtool: reads ordinances, finds their clauses and carve-outs, reviews them against model ordinances."""
