/// What `--help` prints at 80 columns, to the letter.
enum GoldenHelp {
  static let takt = """
    OVERVIEW: Plans production for a small factory, to the second.

    Takt reads one JSON file with your machines, calendars, routings, stock and
    orders. It decides what to make when, in which lots and on which machine, so
    that lateness, set-ups, stock and overtime together cost as little as possible.
    The plan is checked before you see it.

    Start here:

      takt plan orders.json -o plan.json --report plan.html

    Exit codes:

      0    done: a plan was made, or the plan is valid
      1    the plan has faults ('takt check' names them)
      64   the command line is wrong
      65   the order file or the plan file is wrong
      66   a file cannot be read
      70   a fault in takt itself
      71   the system gives no threads
      73   a file cannot be written
      130  stopped by a second Ctrl-C

    USAGE: takt <subcommand>

    OPTIONS:
      --version               Show the version.
      -h, --help              Show help information.

    SUBCOMMANDS:
      plan                    Makes a production plan from an order file.
      check                   Proves a plan against its order file, or names every
                              fault.
      report                  Draws a plan that is there already.
      promise                 Says when a new order could be complete, and who
                              would pay for it.
      explain                 Tells why orders are late or unmet, and what would
                              put them right.
      whatif                  Plans a changed order file, and shows what the change
                              does.
      schema                  Prints the JSON Schema of the order file or the plan
                              file.
      export                  Writes the optimisation model for another solver.
      generate                Makes an order file to try or to measure on.
      bench                   Measures the search, or soaks Takt in random plants.
      version                 Prints the version.

      See 'takt help <subcommand>' for detailed help.

    """

  static let planCommand = """
    OVERVIEW: Makes a production plan from an order file.

    The plan (JSON) goes to standard output, or to the file that -o names; all else
    that is said goes to standard error. There is always a plan: what cannot be
    made in time is late, what cannot be made at all is unmet, and both are said.

    Ctrl-C stops the search and writes the best plan so far; a second Ctrl-C leaves
    at once and writes nothing. Files are put in place whole or not at all.

    Examples:

      takt plan orders.json -o plan.json --report plan.html

        Plans for at most 30 seconds; plan.html shows the plan in any browser.

      takt plan orders.json -o plan.json --time-limit 600 --gap 0.1

        Searches longer and harder, as for a plan made at night.

      erp-export | takt plan - --quiet | mes-import

        Reads standard input, writes standard output, says nothing but errors.

    USAGE: takt plan <orders> [-o <plan.json>] [--report <file.html>] [<options>]

    ARGUMENTS:
      <orders>                The order file; '-' is standard input.

    OPTIONS:
      -o, --output <plan.json>
                              Write the plan here; '-' is standard output.
                              (default: -)
      --report <file.html>    Write a report with a Gantt chart that opens in any
                              browser.
      --csv <folder>          Write tables for a spreadsheet into this folder; it
                              is made if need be.
      --language <language>   The language of what people read about the plan:
                              English or Korean. (values: en, ko; default: en)
      --time-limit <seconds>  Stop searching after this many seconds. (default: the
                              order file's, else 30)
      --seed <number>         Where the random search starts: the same seed and
                              work give the same result. (default: the order
                              file's, else 1)
      --quiet                 Say nothing but errors beside the result.
      --progress <form>       Show progress as a live line where there is a
                              terminal ('auto'), as lines of text or JSON, or not
                              at all. (values: auto, plain, json, none; default:
                              auto)
      --gap <percent>         Stop when the program over the periods is solved to
                              this gap, in percent. The schedule may cost more, or
                              less. (default: the order file's, else 0.5)
      --tidy <percent>        What a plan may cost more than the cheapest one, in
                              percent, for fewer late orders, lots and deliveries.
                              (default: the order file's, else 1)
      --threads <number>      Processor cores to use, 1 to 256. (default: the order
                              file's, else all)
      --work-limit <units>    Stop searching over the periods after this much work,
                              whatever the time. Such runs repeat to the byte for
                              the same --threads, unless --time-limit cuts in; left
                              out, that is a year here.
      --method <method>       'auto' searches for a cheap plan; 'dispatch' plans by
                              due date as a spreadsheet would. (values: auto,
                              dispatch; default: auto)
      --version               Show the version.
      -h, --help              Show help information.


    """

  static let promiseCommand = """
    OVERVIEW: Says when a new order could be complete, and who would pay for it.

    The new order is a JSON file with one entry of 'orders'; 'due' is the wished
    date and may be left out. Lots for it are fitted into the plan, to the second:
    with no other order later than it is in the plan (or than its due date);
    whatever it costs; and at the least cost in all. Orders that would pay for it
    are named, with what they would pay.

    The answer goes to standard output. The plan file and the order file stay as
    they are; with -o and --orders the plan with no other order made later and the
    order file with the new order are written.

    Example:

      takt promise orders.json plan.json new.json

        new.json: {"id": "SO-99", "product": "CAP-28", "quantity": 4000}

    USAGE: takt promise <orders> <plan> <new-order> [<options>]

    ARGUMENTS:
      <orders>                The order file; '-' is standard input.
      <plan>                  The plan file; '-' is standard input.
      <new-order>             The new order; '-' is standard input.

    OPTIONS:
      --accept-cost <amount>  Also say the date at up to this cost to other orders.
      --now <time>            What time it is (RFC 3339): lots begun by then stay,
                              and nothing new starts before. (default: the
                              horizon's start)
      --json                  Answer in JSON.
      -o, --output <plan.json>
                              Write the plan with the new order and no other made
                              later here.
      --orders <orders.json>  Write the order file with the new order here.
      --language <language>   The language of what people read about the plan:
                              English or Korean. (values: en, ko; default: en)
      --time-limit <seconds>  Stop searching after this many seconds. (default: the
                              order file's, else 10)
      --seed <number>         Where the random search starts: the same seed and
                              work give the same result. (default: the order
                              file's, else 1)
      --quiet                 Say nothing but errors beside the result.
      --progress <form>       Show progress as a live line where there is a
                              terminal ('auto'), as lines of text or JSON, or not
                              at all. (values: auto, plain, json, none; default:
                              auto)
      --version               Show the version.
      -h, --help              Show help information.


    """

  static let checkCommand = """
    OVERVIEW: Proves a plan against its order file, or names every fault.

    Checks calendars, set-ups, materials, orders, lot sizes and every figure in the
    plan, without the planner: the plan may come from anywhere. Faults go to
    standard output, one a line; what follows from others (figures, the same again)
    is a number unless --all is given.

    Exit code 0: the plan is valid; 1: it has faults.

    Example:

      takt check orders.json plan.json

    USAGE: takt check <orders> <plan> [--all]

    ARGUMENTS:
      <orders>                The order file; '-' is standard input.
      <plan>                  The plan file; '-' is standard input.

    OPTIONS:
      --all                   List every fault, those too that follow from others.
      --version               Show the version.
      -h, --help              Show help information.


    """

  static let reportCommand = """
    OVERVIEW: Draws a plan that is there already.

    Checks the plan first, as 'takt check' does, and writes nothing where it has
    faults. The same files and options give the same report, byte for byte.

    Exit code 1: the plan has faults; they go to standard output.

    Example:

      takt report orders.json plan.json --report plan.html --language ko

    USAGE: takt report <orders> <plan> [--report <file.html>] [<options>]

    ARGUMENTS:
      <orders>                The order file; '-' is standard input.
      <plan>                  The plan file; '-' is standard input.

    OPTIONS:
      --report <file.html>    Write a report with a Gantt chart that opens in any
                              browser.
      --csv <folder>          Write tables for a spreadsheet into this folder; it
                              is made if need be.
      --language <language>   The language of what people read about the plan:
                              English or Korean. (values: en, ko; default: en)
      --quiet                 Say nothing but errors.
      --version               Show the version.
      -h, --help              Show help information.


    """

  static let explainCommand = """
    OVERVIEW: Tells why orders are late or unmet, and what would put them right.

    Tells of each late or unmet order, or of the one named, what was asked for,
    what becomes of it, why, and which small changes would have it on time:
    overtime on a machine, another order later, a material sooner, a priority, at
    last a later due date. Each of them was tried: the changed file was planned
    again from this plan, and checked. The money beside a remedy is what the plan
    then costs more (+) or less (-).

    A remedy is a change to the order file; --patch writes it as JSON Patch, and
    'takt whatif' shows what it does. The text goes to standard output. Ctrl-C ends
    the trying of remedies, and what is known is told.

    Example:

      takt explain orders.json plan.json SO-17 --patch remedy.json

    USAGE: takt explain <orders> <plan> [<order>] [--remedies none|plan|try] [<options>]

    ARGUMENTS:
      <orders>                The order file; '-' is standard input.
      <plan>                  Its plan; '-' is standard input.
      <order>                 One order's id, be it late or not.

    OPTIONS:
      --remedies <which>      Tell no remedies, those that the plan file has, or
                              new ones that are tried now. (values: none, plan,
                              try; default: try)
      --patch <patch.json>    Write the first remedy here as JSON Patch; '-' is
                              standard output, in place of the text.
      --json                  Tell it as JSON, in the form of the plan file's
                              'orders'.
      --language <language>   The language of what people read about the plan:
                              English or Korean. (values: en, ko; default: en)
      --time-limit <seconds>  Stop searching after this many seconds. (default: the
                              order file's, else 20)
      --seed <number>         Where the random search starts: the same seed and
                              work give the same result. (default: the order
                              file's, else 1)
      --quiet                 Say nothing but errors beside the result.
      --progress <form>       Show progress as a live line where there is a
                              terminal ('auto'), as lines of text or JSON, or not
                              at all. (values: auto, plain, json, none; default:
                              auto)
      --version               Show the version.
      -h, --help              Show help information.


    """

  static let whatIfCommand = """
    OVERVIEW: Plans a changed order file, and shows what the change does.

    The change is a JSON Patch (RFC 6902) to the order file: a list of operations
    such as {"op": "replace", "path": "/orders/4/due", "value":
    "2026-11-27T18:00:00+09:00"}. Both files are planned with the same options, one
    after the other, and the difference is shown by order, by machine and by cost.
    The order file itself stays as it is.

    With --plan both files are planned from the plan at hand, on the clock alone
    and by the same search: what would become of today's plan. There is no program
    over the periods then: --gap, --work-limit and --method have no place there.
    With --for nothing is searched either: the same lots in the same sequences,
    each as early as it can be, and room for what is not made of that order.

    Ctrl-C ends the searches with the best plans so far, which is said; a second
    Ctrl-C leaves at once.

    Example:

      takt whatif orders.json --change patch.json --time-limit 10

    USAGE: takt whatif <orders> --change <patch.json> [--plan <plan.json> [--for <order>]] [<options>]

    ARGUMENTS:
      <orders>                The order file; '-' is standard input.

    OPTIONS:
      --change <patch.json>   The change; '-' is standard input.
      --plan <plan.json>      The plan at hand.
      --for <order>           What the change alone does for this order of the plan
                              at hand; nothing is searched.
      -o, --output <plan.json>
                              Write the plan of the changed file here.
      --before <plan.json>    Write the plan of the file as it is here.
      --changed-orders <orders.json>
                              Write the changed order file here.
      --json                  Show the difference as JSON.
      --language <language>   The language of what people read about the plan:
                              English or Korean. (values: en, ko; default: en)
      --time-limit <seconds>  Stop searching after this many seconds. (default: the
                              order file's, else 30)
      --seed <number>         Where the random search starts: the same seed and
                              work give the same result. (default: the order
                              file's, else 1)
      --quiet                 Say nothing but errors beside the result.
      --progress <form>       Show progress as a live line where there is a
                              terminal ('auto'), as lines of text or JSON, or not
                              at all. (values: auto, plain, json, none; default:
                              auto)
      --gap <percent>         Stop when the program over the periods is solved to
                              this gap, in percent. The schedule may cost more, or
                              less. (default: the order file's, else 0.5)
      --tidy <percent>        What a plan may cost more than the cheapest one, in
                              percent, for fewer late orders, lots and deliveries.
                              (default: the order file's, else 1)
      --threads <number>      Processor cores to use, 1 to 256. (default: the order
                              file's, else all)
      --work-limit <units>    Stop searching over the periods after this much work,
                              whatever the time. Such runs repeat to the byte for
                              the same --threads, unless --time-limit cuts in; left
                              out, that is a year here.
      --method <method>       'auto' searches for a cheap plan; 'dispatch' plans by
                              due date as a spreadsheet would. (values: auto,
                              dispatch; default: auto)
      --version               Show the version.
      -h, --help              Show help information.


    """

  static let schemaCommand = """
    OVERVIEW: Prints the JSON Schema of the order file or the plan file.

    The schema (JSON Schema 2020-12) goes to standard output. An editor that knows
    it completes and checks order files while you type.

    Example:

      takt schema orders > takt-orders.schema.json

    USAGE: takt schema <file>

    ARGUMENTS:
      <file>                  Which file. (values: orders, plan)

    OPTIONS:
      --version               Show the version.
      -h, --help              Show help information.


    """

  static let exportCommand = """
    OVERVIEW: Writes the optimisation model for another solver.

    The mixed-integer program that 'takt plan' searches, in MPS or CPLEX LP format
    by the file's ending. Its optimum is comparable with 'solve.objective' in the
    plan file.

    Example:

      takt export orders.json -o model.mps && glpsol --freemps model.mps

    USAGE: takt export <orders> --output <model> [--format <format>]

    ARGUMENTS:
      <orders>                The order file; '-' is standard input.

    OPTIONS:
      -o, --output <model>    Where to write, ending in .mps or .lp; '-' is
                              standard output.
      --format <format>       The format, where the file's ending does not say it.
                              (values: mps, lp)
      --version               Show the version.
      -h, --help              Show help information.


    """

  static let generateCommand = """
    OVERVIEW: Makes an order file to try or to measure on.

    The file is drawn at random by documented rules; the same options and seed give
    the same file to the byte. 'clsp' is a lot-sizing problem of the literature:
    one machine, a day a period. 'plant' is an invented plant with routings,
    alternates, changeovers, yields and parts.

    Examples:

      takt generate --kind plant --orders 500 --machines 30 -o plant.json

      takt generate --kind clsp --products 200 --periods 30 | takt plan -

    USAGE: takt generate --kind <kind> [--seed <number>] [-o <orders.json>] [<options>]

    OPTIONS:
      --kind <kind>           What to make. (values: clsp, plant)
      --seed <number>         Where the random draws start. (default: 1)
      --products <number>     Products that are made. (default: clsp 20; plant 10
                              and a tenth of the orders)
      --periods <number>      clsp: periods of a day. (default: 20)
      --slack <factor>        clsp: capacity over the mean requirement. (default:
                              1.1)
      --carry-over            clsp: the machine keeps its set-up from period to
                              period.
      --overtime              clsp: the rest of each day can be bought.
      --orders <number>       plant: customers' orders. (default: 100)
      --machines <number>     plant: machines. (default: 10)
      --days <number>         plant: days of the horizon. (default: 20)
      -o, --output <orders.json>
                              Write the file here; '-' is standard output.
                              (default: -)
      --version               Show the version.
      -h, --help              Show help information.


    """

  static let benchCommand = """
    OVERVIEW: Measures the search, or soaks Takt in random plants.

    Plans each file over the periods, and lets each other solver that is installed
    do the same on the exported program: one process after the other, in turns, one
    thread, times and limits in CPU seconds. Prints objectives over time, bounds,
    gaps to the best value known to anyone and the shares of files on which Takt is
    at least as good; one seed's noise is taken out by medians. Ctrl-C stops and
    prints what there is.

    The other solvers run through benchmarks/peers.py: highs (PyPI: highspy), scip
    (pyscipopt), cpsat (ortools) and glpsol (GLPK's own program). 'make bench'
    installs them.

    Example:

      takt bench instances/*.json --time-limit 10 --seeds 1,2,3 --svg bench.svg

    With --soak no file is named. So many random plants with whatever order files
    may hold, odd values included, are written, read, planned, checked, written,
    read back and checked again, some the night after with lots frozen and some
    twice with limited work. It prints how many plants were not read, refused by
    the checker, lost a better schedule, differed, took longer than their limit by
    more than 0.3 s and 3 %, or crashed, with seeds to repeat them by; the exit
    code is 1 where there was any. With --soak the time limit is of wall-clock
    time.

    Example:

      takt bench --soak 10000 --seed 1

      takt bench --soak 1 --seed 4711

    USAGE: takt bench <files> ... [--time-limit <seconds>] [--seeds <numbers>] [<options>]
           takt bench --soak <number> [--seed <number>] [--time-limit <seconds>] [<options>]

    ARGUMENTS:
      <files>                 The order files.

    OPTIONS:
      --time-limit <seconds>  CPU seconds of each run. (default: 10, with --soak
                              0.25)
      --soak <number>         Plan so many random plants.
      --seed <number>         Of the first random plant. (default: 1)
      --threads <number>      Threads with which random plants are planned.
                              (default: 1)
      --work                  Let work end the plans of random plants in place of
                              time, and make each twice.
      --keep <folder>         Keep the order files of random plants with faults
                              here.
      --seeds <numbers>       Seeds to take the median of, with commas between.
                              (default: 1)
      --peer-seeds <numbers>  Seeds of the other solvers. (default: those of
                              --seeds)
      --peers <names>         The other solvers, with commas between, or 'none'.
                              (default: highs,scip,cpsat,glpsol)
      --carry-over            Plan as if every machine kept its set-up from period
                              to period.
      --reference <file.json> Known results to compare with, by name of file.
      --json <file.json>      Write all runs here.
      --svg <file.svg>        Draw the gap over time here.
      --python <program>      The Python that has the other solvers. (default:
                              python3)
      --peers-script <peers.py>
                              The script that runs them. (default:
                              benchmarks/peers.py above the program or here)
      --quiet                 Say nothing while it runs.
      --version               Show the version.
      -h, --help              Show help information.


    """

  static let versionCommand = """
    OVERVIEW: Prints the version.

    USAGE: takt version

    OPTIONS:
      --version               Show the version.
      -h, --help              Show help information.


    """
}
