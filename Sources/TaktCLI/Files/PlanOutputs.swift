import TaktFiles
import TaktModel
import TaktReport

/// Everything that `takt plan` and `takt report` write.
struct PlanOutputs {
  let plan: Output?
  let report: Output?
  let csv: OutputFolder?
  let language: ReportLanguage

  /// Finds out what each argument means and whether it can be written, before any time is spent.
  init(
    plan: String?, report: String?, csv: String?, language: ReportLanguage
  ) throws(Failure) {
    self.language = language
    self.plan = if let plan { try Output(plan) } else { nil }
    self.report = if let report { try Output(report) } else { nil }
    self.csv = csv.map { OutputFolder(path: $0) }
    try self.plan?.probe()
    try self.report?.probe()
    try self.csv?.probe()
  }

  /// Writes them all. One that fails does not keep the others from being written.
  func write(_ result: Plan, for file: OrderFile) throws(Failure) {
    var writing = Writing()
    writing.add(plan) {
      PlanFile.write(
        result, for: file.plant, sentences: PlanSentences(for: file.plant), file: file)
    }
    writing.add(report) {
      Array(
        HTMLReport.document(
          result, for: file.plant, language: language,
          patch: { OrderFilePatch($0, to: file)?.text }
        ).utf8)
    }
    writing.attempt { () throws(Failure) in try csv?.write(CSVReport.files(result, for: file.plant))
    }
    try writing.finish()
  }

  /// The files and the folder, for whoever reads the terminal.
  var names: [String] {
    var names: [String] = []
    if case .file(_, let name)? = plan { names.append(name) }
    if case .file(_, let name)? = report { names.append(name) }
    if let csv { names.append(csv.path) }
    return names
  }
}
