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

const minute = 60, hour = 3600, dayLength = 86400;

/** Times of a grid of `step` seconds on the plant's clocks; steps of a day and more begin at midnight. */
function gridTimes(from, to, step) {
  const times = [];
  // Mondays: 1970-01-05 was one.
  const origin = step === 7 * dayLength ? 4 * dayLength : 0;
  let at = Math.floor((wall(from) - origin) / step) * step + origin;
  for (let guard = 0; guard < 2000; guard += 1, at += step) {
    const time = fromWall(at);
    if (time > to) break;
    if (time >= from - step) times.push(time);
  }
  return times;
}

function monthTimes(from, to, count) {
  const date = clockDate(from);
  const times = [];
  let month = date.getUTCFullYear() * 12 + date.getUTCMonth();
  month -= month % count;
  for (let guard = 0; guard < 600; guard += 1, month += count) {
    const time = fromWall(Date.UTC(Math.floor(month / 12), month % 12, 1) / 1000);
    if (time > to) break;
    times.push(time);
  }
  return times;
}

/** The two rows of the axis: coarse {times, labels: longest first} and fine {times, label}. */
function ticks(surface) {
  const { from, to } = surface;
  const perSecond = (surface.width - surface.gutter) / (to - from);
  const fits = (step, pixels) => step * perSecond >= pixels;
  const hours = { label: clock };
  for (const step of [minute, 5 * minute, 15 * minute, 30 * minute, hour, 2 * hour, 4 * hour, 6 * hour, 12 * hour]) {
    if (fits(step, 46)) {
      return {
        coarse: { times: gridTimes(from, to, dayLength), labels: [fullDay, day, shortDay] },
        fine: { times: gridTimes(from, to, step), ...hours },
      };
    }
  }
  const monthRow = {
    times: monthTimes(from, to, 1),
    labels: [monthYear, monthName],
  };
  if (fits(dayLength, 50)) return { coarse: monthRow, fine: { times: gridTimes(from, to, dayLength), label: shortDay } };
  if (fits(dayLength, 20)) return { coarse: monthRow, fine: { times: gridTimes(from, to, dayLength), label: (time) => String(clockDate(time).getUTCDate()) } };
  if (fits(7 * dayLength, 40)) return { coarse: monthRow, fine: { times: gridTimes(from, to, 7 * dayLength), label: monthDay } };
  const yearRow = { times: monthTimes(from, to, 12), labels: [(time) => String(clockDate(time).getUTCFullYear())] };
  for (const count of [1, 3, 12]) {
    if (fits(count * 30 * dayLength, 34)) return { coarse: yearRow, fine: { times: monthTimes(from, to, count), label: monthName } };
  }
  return { coarse: yearRow, fine: { times: [], label: () => '' } };
}

function drawAxis(surface) {
  const { context, width, theme, gutter } = surface;
  context.fillStyle = theme.ground;
  context.fillRect(0, 0, width, axisHeight);
  const rows = ticks(surface);
  context.save();
  context.beginPath();
  context.rect(gutter, 0, width - gutter, axisHeight);
  context.clip();
  context.textBaseline = 'middle';
  rows.coarse.times.forEach((time, index) => {
    const x = xOf(surface, time);
    const end = index + 1 < rows.coarse.times.length ? xOf(surface, rows.coarse.times[index + 1]) : width;
    if (end < gutter) return;
    context.fillStyle = theme.line;
    context.fillRect(Math.round(x), 2, 1, 38);
    // The label stays in view as long as its stretch does.
    context.font = '600 12px ' + fontStack;
    const left = Math.max(x, gutter) + 6;
    const label = rows.coarse.labels.map((one) => one(time))
      .find((one) => left + context.measureText(one).width <= end - 4);
    if (label) {
      context.fillStyle = theme.ink;
      context.fillText(label, left, 11);
    }
  });
  context.font = '12px ' + fontStack;
  for (const time of rows.fine.times) {
    const x = xOf(surface, time);
    context.fillStyle = theme.line;
    context.fillRect(Math.round(x), 22, 1, 18);
    // Half a label says nothing.
    if (x < gutter - 6) continue;
    context.fillStyle = theme.muted;
    context.fillText(rows.fine.label(time), x + 5, 31);
  }
  drawDues(surface);
  context.restore();
  context.fillStyle = theme.muted;
  context.font = '11px ' + fontStack;
  context.textBaseline = 'middle';
  context.textAlign = 'right';
  context.fillText(t('gantt.due'), gutter - 8, 48);
  context.textAlign = 'left';
  context.fillStyle = theme.line;
  context.fillRect(0, axisHeight - 1, width, 1);
}

/** One triangle for each due date, one for those that share a pixel; late ones in red, on top. */
function drawDues(surface) {
  const { context, theme, marked } = surface;
  const columns = new Map();
  for (const order of orders) {
    if (order.due < surface.from || order.due > surface.to) continue;
    const x = Math.round(xOf(surface, order.due));
    const level = marked && marked.has(order.index) ? 2 : isTrouble(order) ? 1 : 0;
    columns.set(x, Math.max(columns.get(x) ?? 0, level));
  }
  const draw = (x, colour, size) => {
    context.fillStyle = colour;
    context.beginPath();
    context.moveTo(x - size, 43);
    context.lineTo(x + size, 43);
    context.lineTo(x, 43 + size * 2);
    context.fill();
  };
  for (const wanted of [0, 1, 2]) {
    for (const [x, level] of columns) {
      if (level === wanted) draw(x, [theme.faint, theme.late, theme.accent][level], level === 2 ? 5.5 : 4);
    }
  }
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

function drawLots(surface, row) {
  const { from, to } = surface;
  const { lots: list, ends } = row.of;
  const first = firstIndex(list.length, (i) => ends[i] > from);
  for (let i = first; i < list.length && list[i].start < to; i += 1) {
    surface.context.globalAlpha = surface.lit && !surface.lit.has(list[i].index) ? 0.16 : 1;
    drawLot(surface, list[i], row);
  }
  surface.context.globalAlpha = 1;
}

/** Where a lot lies within its row: all of it, or a lane of a subcontractor's. */
function placeOf(row, lot) {
  const { lanes } = row.of;
  if (lanes === 1) return { top: row.top + 4, height: row.height - 9 };
  const high = (row.height - 8) / Math.min(lanes, mostLanes);
  return { top: row.top + 4 + (lot.lane % mostLanes) * high, height: high - 2 };
}

/** Lots of the plan before that are not where they were: an outline, crossed out where they are gone. */
function drawGhosts(surface, row) {
  const { context, theme, from, to } = surface;
  context.strokeStyle = theme.ghost;
  context.lineWidth = 1.25;
  for (const lot of row.of.former) {
    if (lot.end <= from || lot.start >= to) continue;
    const [x, end] = [xOf(surface, lot.start), xOf(surface, lot.end)];
    // One that hardly differs from where its lot is now would only blur it.
    const now = lots[lot.lot];
    if (lot.fate === 'shifted' && Math.abs(xOf(surface, now.start) - x) < 8) continue;
    const place = placeOf(row, lot);
    const top = place.top - surface.top - 2;
    const height = place.height + 4;
    context.globalAlpha = lot.fate === 'shifted' ? 0.55 : 1;
    context.setLineDash([4, 3]);
    context.strokeRect(x + 0.5, top + 0.5, Math.max(2, end - x - 1), height - 1);
    context.setLineDash([]);
    if (lot.fate !== 'gone' || end - x < 6) continue;
    context.beginPath();
    context.moveTo(x, top);
    context.lineTo(end, top + height);
    context.moveTo(x, top + height);
    context.lineTo(end, top);
    context.stroke();
  }
  context.globalAlpha = 1;
}

function drawLot(surface, lot, row) {
  const { context, theme, gutter, width } = surface;
  const colour = products[lot.product].colour[theme.name];
  const place = placeOf(row, lot);
  const top = place.top - surface.top;
  const { height } = place;
  const start = xOf(surface, lot.start);
  const end = xOf(surface, lot.end);
  // The line through closed time shows that it is one lot.
  if (lot.segments.length !== 1) {
    context.fillStyle = colour.edge;
    context.fillRect(start, top + height / 2 - 1, Math.max(1, end - start), 2);
  }
  let widest = null;
  for (const segment of lot.segments) {
    const x = Math.max(gutter - 4, xOf(surface, segment.from));
    const right = Math.min(width + 4, xOf(surface, segment.to));
    if (right < gutter || x > width) continue;
    const wide = Math.max(1, right - x);
    if (segment.setup) {
      context.fillStyle = wide < 3 ? theme.hatch : hatching(context, theme.hatchGround, theme.hatch, surface.scale);
    } else {
      context.fillStyle = colour.fill;
      if (!widest || wide > widest.wide) widest = { x, wide };
    }
    context.fillRect(x, top, wide, height);
    if (segment.overtime) {
      context.fillStyle = theme.extra;
      context.fillRect(x, top, wide, 3);
    }
    if (lot.isLate) {
      context.fillStyle = theme.late;
      context.fillRect(x, top + height - 3, wide, 3);
    }
  }
  if (end - start > 5) {
    context.fillStyle = colour.edge;
    context.fillRect(start, top, 1.5, height);
    context.fillStyle = theme.ground;
    context.fillRect(end - 1, top, 1, height);
  }
  if (lot.origin !== 'planned' && end - start > 3) {
    context.strokeStyle = theme.ink;
    context.lineWidth = 1;
    context.setLineDash([3, 3]);
    context.strokeRect(start + 0.5, top + 0.5, end - start - 2, height - 1);
    context.setLineDash([]);
  }
  if (surface.chosen === lot.index) {
    context.strokeStyle = theme.accent;
    context.lineWidth = 2;
    context.strokeRect(start - 1, top - 1, Math.max(4, end - start + 1), height + 2);
  }
  if (widest && widest.wide > 26 && height > 11) drawLotText(surface, lot, widest, top, height, colour);
}

function drawLotText(surface, lot, box, top, height, colour) {
  const { context } = surface;
  const x = Math.max(box.x, surface.gutter) + 5;
  const room = box.x + box.wide - x - 4;
  if (room < 18) return;
  context.fillStyle = colour.ink;
  context.textBaseline = 'middle';
  context.font = '12px ' + fontStack;
  const product = products[lot.product];
  const amount = '  ' + quantity(lot.started) + ' ' + product.unit;
  const nameWidth = context.measureText(product.id).width;
  const middle = top + height / 2 + (lot.isLate ? -1 : 0.5);
  if (nameWidth + context.measureText(amount).width <= room) {
    context.fillText(product.id + amount, x, middle);
  } else {
    // Two letters and an ellipsis say nothing.
    const text = shortened(context, product.id, room);
    if (text === product.id || text.length > 4) context.fillText(text, x, middle);
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
