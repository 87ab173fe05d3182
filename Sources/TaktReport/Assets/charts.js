// Load by machine and period, stock over time.

// Load

function periodTitle(period) {
  const days = (period.to - period.from) / dayLength;
  if (days < 0.99) return [day(period.from), clock(period.from)];
  if (days < 1.05) return [weekdayName(period.from), monthDay(period.from)];
  return [monthDay(period.from), t('unit.days', { value: number(days, 1) })];
}

function loadBar(load) {
  const all = Math.max(open(load), used(load), 1e-9);
  const stops = [];
  let at = 0;
  for (const kind of ['run', 'setup', 'overtime']) {
    const next = at + (100 * load[kind]) / all;
    stops.push(`var(--load-${kind}) ${at.toFixed(2)}% ${next.toFixed(2)}%`);
    at = next;
  }
  const bar = el('i', { class: 'mini' });
  bar.style.background = `linear-gradient(to right, ${stops.join(', ')}, var(--load-free) ${at.toFixed(2)}%)`;
  return bar;
}

function loadTip(machine, title, load) {
  return tipOf(machine.id + ', ' + title, [
    [t('load.run'), hours(load.run)], [t('load.setup'), hours(load.setup)],
    [t('load.overtime'), hours(load.overtime)],
    [t('load.free'), hours(Math.max(0, open(load) - used(load)))],
    [t('load.open'), hours(open(load))],
  ]);
}

const periodTitles = periods.map(periodTitle);

function loadHead(from, to) {
  const row = el('tr', {}, el('th', { scope: 'col' }, t('machine.title')), el('th', { scope: 'col', class: 'all' }, t('time.horizon')));
  for (const [first, second] of periodTitles.slice(from, to)) row.append(el('th', { scope: 'col' }, first, el('small', {}, second)));
  return el('thead', {}, row);
}

function loadCell(machine, title, load, range) {
  const share = utilisation(load);
  const button = el('button', {
    type: 'button',
    'aria-label': t('load.cell', { machine: machine.id, period: title, share: percent(share) }),
    onclick: () => gantt.show(range.from, range.to),
    onpointerenter: (event) => {
      tip.fill(load === machine.total ? machineTip(machine) : loadTip(machine, title, load));
      tip.move(event.clientX, event.clientY);
    },
    onpointermove: (event) => tip.move(event.clientX, event.clientY),
    onpointerleave: () => tip.hide(),
  }, open(load) > 0 || used(load) > 0 ? number(share * 100) : '–', loadBar(load));
  const cell = el('td', {}, button);
  cell.style.setProperty('--share', Math.min(1, share).toFixed(3));
  if (!open(load)) cell.className = 'closed';
  return cell;
}

function loadRow(machine, from, to) {
  const whole = loadCell(machine, t('time.wholeHorizon'), machine.total, { from: 0, to: horizonEnd });
  whole.classList.add('all');
  const row = el('tr', {}, el('th', { scope: 'row', title: machine.name }, machine.id), whole);
  for (let period = from; period < to; period += 1) row.append(loadCell(machine, periodTitles[period].join(' '), machine.load[period], periods[period]));
  return row;
}

/** A subcontractor's hours are his own. */
const loadMachines = machines.filter((machine) => !machine.isSubcontractor);

let loadIsMade = false;
function makeLoad() {
  if (loadIsMade) return;
  loadIsMade = true;
  const table = byId('load-table');
  if (!loadMachines.length) return table.replaceWith(el('p', { class: 'nothing' }, t('machine.none')));
  const limit = Math.max(1, Math.floor(12000 / Math.max(1, periods.length)));
  const body = el('tbody');
  table.replaceChildren(loadHead(0, periods.length), body);
  function addRows(from, to) {
    for (const machine of loadMachines.slice(from, to)) body.append(loadRow(machine, 0, periods.length));
    if (to < loadMachines.length) {
      const row = el('tr', {}, el('td', { colspan: periods.length + 2, class: 'more' },
        el('button', { type: 'button', onclick: () => { row.remove(); addRows(to, to + limit); } },
          t('load.showMore', { n: loadMachines.length }))));
      body.append(row);
    }
  }
  addRows(0, limit);
}

/** On paper the periods go side by side as far as the page is wide, then below one another. */
function printLoad() {
  const wide = 14;
  const [mostPeriods, mostMachines] = [4 * wide, 60];
  const target = byId('print-load');
  target.replaceChildren();
  const end = Math.min(periods.length, mostPeriods);
  for (let from = 0; from < end; from += wide) {
    const to = Math.min(end, from + wide);
    target.append(el('table', { class: 'load' }, loadHead(from, to),
      el('tbody', {}, ...loadMachines.slice(0, mostMachines).map((machine) => loadRow(machine, from, to)))));
  }
  if (end < periods.length || loadMachines.length > mostMachines) {
    target.append(el('p', {}, t('load.printed', { periods: end, allPeriods: periods.length, machines: Math.min(mostMachines, loadMachines.length), allMachines: loadMachines.length })));
  }
}

for (const kind of ['run', 'setup', 'overtime', 'free']) {
  byId('load-key').append(el('li', {}, el('i', { class: 'box load-' + kind }), t('load.' + kind)));
}
byId('load-key').append(el('li', { class: 'hint' }, t('load.hint')));

// Stock

function niceStep(range, count) {
  const rough = range / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  return power * [1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough);
}

const stockProduct = byId('stock-product');
[...products].sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true })).forEach((product) => {
  stockProduct.append(el('option', { value: product.index }, productTitle(product)));
});
if (products.length) {
  const busiest = products.reduce((best, product) => (product.stock.length > best.stock.length ? product : best));
  stockProduct.value = String(busiest.index);
}
stockProduct.addEventListener('change', () => drawStock());

function drawStock(wide, high) {
  const target = byId('stock-chart');
  const product = products[Number(stockProduct.value)];
  if (!product) return target.replaceChildren(el('p', { class: 'nothing' }, t('product.none')));
  const width = wide ?? Math.max(320, target.clientWidth);
  const height = high ?? Math.max(160, target.clientHeight);
  const edge = { left: 72, right: 20, top: 14, bottom: 30 };
  const values = product.stock.map((point) => point.quantity);
  const top = Math.max(0, ...values);
  const bottom = Math.min(0, ...values);
  const step = niceStep(top - bottom || 1, 5);
  const [low, high2] = [Math.floor(bottom / step) * step, Math.max(step, Math.ceil(top / step) * step)];
  const x = (time) => edge.left + (Math.min(Math.max(time, 0), horizonEnd) / (horizonEnd || 1)) * (width - edge.left - edge.right);
  const y = (value) => edge.top + ((high2 - value) / (high2 - low)) * (height - edge.top - edge.bottom);
  const picture = svg('svg', { width, height, viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': product.id + ': ' + stockNote(product) });
  for (let value = low; value <= high2 + step / 2; value += step) {
    picture.append(svg('line', { x1: edge.left, x2: width - edge.right, y1: y(value), y2: y(value), class: Math.abs(value) < step / 2 ? 'zero' : 'grid' }));
    picture.append(svg('text', { x: edge.left - 8, y: y(value) + 4, 'text-anchor': 'end' }, number(Math.abs(value) < step / 1000 ? 0 : value, 2)));
  }
  const row = ticks({ from: 0, to: Math.max(1, horizonEnd), width, gutter: edge.left + edge.right }).fine;
  // There is no second row for the days.
  const label = (time) => (clock(time) === '00:00' ? monthDay(time) : row.label(time));
  for (const time of row.times) {
    if (time < 0) continue;
    picture.append(svg('line', { x1: x(time), x2: x(time), y1: edge.top, y2: height - edge.bottom, class: 'grid' }));
    if (x(time) < width - edge.right - 20) picture.append(svg('text', { x: x(time) + 3, y: height - 10 }, label(time)));
  }
  let path = '';
  product.stock.forEach((point, index) => {
    path += index ? `H${x(point.at).toFixed(1)}V${y(point.quantity).toFixed(1)}` : `M${x(0).toFixed(1)} ${y(point.quantity).toFixed(1)}`;
  });
  path += `H${x(horizonEnd).toFixed(1)}`;
  picture.append(svg('path', { d: `${path}V${y(0).toFixed(1)}H${x(0).toFixed(1)}Z`, class: 'area' }));
  picture.append(svg('path', { d: path, class: 'line' }));
  const cursor = svg('line', { y1: edge.top, y2: height - edge.bottom, class: 'cursor', visibility: 'hidden' });
  picture.append(cursor);
  picture.addEventListener('pointermove', (event) => {
    const at = event.clientX - picture.getBoundingClientRect().left;
    const time = Math.min(Math.max(((at - edge.left) / (width - edge.left - edge.right)) * horizonEnd, 0), horizonEnd);
    const index = firstIndex(product.stock.length, (i) => product.stock[i].at > time) - 1;
    cursor.setAttribute('x1', x(time));
    cursor.setAttribute('x2', x(time));
    cursor.setAttribute('visibility', 'visible');
    const point = product.stock[Math.max(0, index)];
    const next = product.stock[index + 1];
    tip.fill(tipOf(quantity(point.quantity) + ' ' + product.unit, [
      [t('time.at'), moment(time)], [t('time.since'), moment(point.at)], [t('time.until'), next && next.at <= horizonEnd ? moment(next.at) : t('time.end')],
    ]));
    tip.move(event.clientX, event.clientY);
  });
  picture.addEventListener('pointerleave', () => {
    cursor.setAttribute('visibility', 'hidden');
    tip.hide();
  });
  target.replaceChildren(picture);
  byId('stock-note').textContent = stockNote(product);
}
function stockNote(product) {
  const values = product.stock.map((point) => point.quantity);
  return t('stock.note', {
    unit: product.unit, start: quantity(values[0]), end: quantity(values[values.length - 1]), most: quantity(Math.max(0, ...values)),
  });
}
new ResizeObserver(() => {
  if (byId('stock-chart').clientWidth) drawStock();
}).observe(byId('panel-stock'));
