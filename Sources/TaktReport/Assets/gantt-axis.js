// The axis of time above the Gantt chart: its two rows of dates, and the due dates below them.
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
