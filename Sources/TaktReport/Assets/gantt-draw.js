// How the Gantt chart is drawn: onto any surface (screen or paper), only what is to be seen.
// A surface is {context, width, height, scale, theme, from, to, top, rows, gutter, lit, marked, ghosts}:
// `lit` is a set of lots or null, `marked` a set of orders whose due dates get a line, `ghosts` whether the
// places of the plan before are shown.
const axisHeight = 56;
const fontStack = 'system-ui, "Segoe UI", "Apple SD Gothic Neo", "Malgun Gothic", "Noto Sans CJK KR", "Noto Sans KR", NanumGothic, sans-serif';

const xOf = (surface, time) => (
  surface.gutter + ((time - surface.from) / (surface.to - surface.from)) * (surface.width - surface.gutter));
const timeOf = (surface, x) => (
  surface.from + ((x - surface.gutter) / (surface.width - surface.gutter)) * (surface.to - surface.from));

/** The first index for which `test` holds; `test` is false, then true. */
function firstIndex(length, test) {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (test(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function drawRows(surface, firstRow, lastRow) {
  const { context, width, height, theme, gutter, rows, top } = surface;
  context.fillStyle = theme.ground;
  context.fillRect(0, 0, width, height);
  context.save();
  context.beginPath();
  context.rect(gutter, 0, width - gutter, height);
  context.clip();
  const seen = rows.slice(firstRow, lastRow);
  const ofMachines = seen.filter((row) => row.kind === 'machine');
  for (const { kind, of, top: rowTop, height: high } of seen) {
    if (kind === 'machine') drawTime(surface, of, rowTop - top, high);
    else if (kind === 'resource') drawResource(surface, of, rowTop - top, high);
    else drawEnergy(surface, rowTop - top, high);
  }
  drawGrid(surface);
  if (surface.ghosts) for (const row of ofMachines) drawGhosts(surface, row);
  for (const row of ofMachines) drawLots(surface, row);
  drawMarks(surface);
  context.restore();
  for (const row of seen) drawLabel(surface, row);
  context.fillStyle = theme.line;
  context.fillRect(gutter - 1, 0, 1, height);
  const shared = seen.find((row) => row.kind !== 'machine');
  if (shared && machines.length) {
    const before = rows[rows.indexOf(shared) - 1];
    if (before && before.kind === 'machine') {
      context.fillStyle = theme.muted;
      context.fillRect(0, shared.top - top - 1, width, 1);
    }
  }
}

/** Closed, open and overtime hours of a row, and its downtime. */
function drawTime(surface, machine, y, rowHeight) {
  const { context, theme, from, to, width, gutter } = surface;
  // A subcontractor is open whenever he likes.
  context.fillStyle = machine.isSubcontractor ? theme.ground : theme.closed;
  context.fillRect(gutter, y, width - gutter, rowHeight);
  const { windows } = machine;
  const first = firstIndex(windows.length, (i) => windows[i].to > from);
  for (let i = first; i < windows.length && windows[i].from < to; i += 1) {
    const x = xOf(surface, windows[i].from);
    context.fillStyle = windows[i].overtime ? theme.overtime : theme.ground;
    context.fillRect(x, y, Math.max(0.5, xOf(surface, windows[i].to) - x), rowHeight);
  }
  for (const stop of machine.downtime) {
    if (stop.to <= from || stop.from >= to) continue;
    const x = Math.max(gutter, xOf(surface, stop.from));
    const end = Math.min(width, xOf(surface, stop.to));
    context.fillStyle = hatching(context, null, theme.down, surface.scale);
    context.fillRect(x, y + 1, Math.max(1, end - x), rowHeight - 2);
    if (stop.reason && end - x > 60) {
      context.font = 'italic 11px ' + fontStack;
      const text = shortened(context, stop.reason, end - x - 12);
      context.fillStyle = theme.closed;
      context.fillRect(x + 4, y + rowHeight / 2 - 8, context.measureText(text).width + 6, 16);
      context.fillStyle = theme.muted;
      context.textBaseline = 'middle';
      context.fillText(text, x + 7, y + rowHeight / 2);
    }
  }
  context.fillStyle = theme.line;
  context.fillRect(gutter, y + rowHeight - 1, width - gutter, 1);
}

function drawGrid(surface) {
  const { context, theme, height } = surface;
  context.fillStyle = theme.grid;
  for (const time of ticks(surface).fine.times) context.fillRect(Math.round(xOf(surface, time)), 0, 1, height);
  context.fillStyle = theme.period;
  let last = -10;
  for (const period of periods) {
    if (period.to < surface.from || period.to > surface.to) continue;
    const x = Math.round(xOf(surface, period.to));
    if (x - last >= 6) {
      context.fillRect(x, 0, 1, height);
      last = x;
    }
  }
}

/** Text that fits into `room` pixels, with an ellipsis where something is missing. */
function shortened(context, text, room) {
  if (context.measureText(text).width <= room) return text;
  const letters = [...text];
  const count = firstIndex(letters.length, (i) => (
    context.measureText(letters.slice(0, i + 1).join('') + '…').width > room));
  return count > 0 ? letters.slice(0, count).join('') + '…' : '';
}

/** Due dates of the chosen orders as lines through all machines. */
function drawMarks(surface) {
  const { context, theme, height, marked } = surface;
  if (!marked || marked.size > 40) return;
  for (const index of marked) {
    const { due } = orders[index];
    if (due < surface.from || due > surface.to) continue;
    context.strokeStyle = isTrouble(orders[index]) ? theme.late : theme.accent;
    context.lineWidth = 1.5;
    context.setLineDash([5, 3]);
    context.beginPath();
    context.moveTo(xOf(surface, due), 0);
    context.lineTo(xOf(surface, due), height);
    context.stroke();
    context.setLineDash([]);
  }
}

/** The left column of a row: what it is of, and how much of it is used. */
function drawLabel(surface, { kind, of, top, height }) {
  const { context, theme, gutter } = surface;
  const y = top - surface.top;
  context.fillStyle = theme.ground;
  context.fillRect(0, y, gutter, height);
  context.fillStyle = theme.line;
  context.fillRect(0, y + height - 1, gutter, 1);
  context.textBaseline = 'middle';
  const { title, note, figure } = labelOf(kind, of);
  context.font = '12px ' + fontStack;
  const figureWidth = context.measureText(figure).width;
  context.fillStyle = theme.muted;
  context.fillText(figure, gutter - 10 - figureWidth, y + height / 2);
  const room = gutter - figureWidth - 30;
  const hasNote = note && height >= 32;
  context.fillStyle = theme.ink;
  context.font = '600 13px ' + fontStack;
  context.fillText(shortened(context, title, room), 14, y + height / 2 - (hasNote ? 7 : 0));
  if (hasNote) {
    context.font = '11px ' + fontStack;
    context.fillStyle = theme.muted;
    context.fillText(shortened(context, note, room), 14, y + height / 2 + 8);
  }
}

function labelOf(kind, of) {
  if (kind === 'machine') {
    const name = of.name && of.name !== of.id ? of.name : '';
    return {
      title: of.id, note: name || (of.isSubcontractor ? t('machine.subcontractor') : ''),
      figure: of.isSubcontractor ? t('lots.count', { n: of.lots.length }) : percent(utilisation(of.total)),
    };
  }
  if (kind === 'resource') {
    return {
      title: of.id, note: t('shared.' + of.kind) + ' · ' + t('shared.upTo', { used: number(of.peak, 2), all: number(of.count, 2) }),
      figure: percent(of.share),
    };
  }
  return {
    title: t('energy.title'), figure: '',
    note: of.limit ? t('energy.upToOf', { peak: kW(of.peak), limit: kW(of.limit) }) : t('energy.upTo', { peak: kW(of.peak) }),
  };
}
