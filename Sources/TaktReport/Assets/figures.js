// Key figures, cost by kind, where more capacity would pay, notes.
function figureTable(title, rows) {
  return el('div', {}, el('h3', {}, title), el('table', { class: 'pairs' }, el('tbody', {},
    ...rows.map(([name, value, note]) => el('tr', {}, el('th', { scope: 'row' }, name), el('td', { title: note ?? null }, value))))));
}

const figureForms = {
  percent: (value) => percent(value, 1), hours: (value) => hours(value), units: quantity, count: number,
  money, price, energy: kWh, days: (value) => (value > 0 ? lateness(value) : t('unit.days', { value: 0 })), duration: (value) => duration(value * 3600),
};

/** Productivity, quality, cost, delivery: a column of cards each. */
function makeFigures() {
  for (const group of ['productivity', 'quality', 'cost', 'delivery']) {
    const cards = raw.kpi.filter(([of]) => of === group);
    if (!cards.length) continue;
    byId('pqcd').append(el('section', { class: 'pqcd ' + group }, el('h3', {}, t('pqcd.' + group)),
      el('dl', {}, ...cards.map(figureCard))));
  }
}

/** A name and a value; the formula beside the pointer, or where the keyboard is, and on paper. */
function figureCard([, key, value, form]) {
  const formula = t('kpi.' + key + '.formula');
  const show = (x, y) => {
    tip.fill([el('strong', {}, t('kpi.' + key)), el('p', {}, formula)]);
    tip.move(x, y);
  };
  return el('div', {
    tabindex: 0,
    onpointerenter: (event) => show(event.clientX, event.clientY),
    onpointermove: (event) => tip.move(event.clientX, event.clientY),
    onpointerleave: () => tip.hide(),
    onfocus: (event) => {
      const box = event.target.getBoundingClientRect();
      if (event.target.matches(':focus-visible')) show(box.left, box.bottom - 14);
    },
    onblur: () => tip.hide(),
  }, el('dt', {}, t('kpi.' + key)), el('dd', {}, isNumber(value) ? figureForms[form](value) : '–'),
  el('dd', { class: 'formula' }, formula));
}

function makeCost() {
  const kinds = raw.cost.filter(([, amount]) => isNumber(amount)).sort((a, b) => b[1] - a[1]);
  const largest = Math.max(1e-9, ...kinds.map(([, amount]) => Math.abs(amount)));
  const table = el('table', { class: 'bars' });
  for (const [kind, amount] of kinds) {
    const bar = el('i');
    bar.style.width = (100 * Math.abs(amount)) / largest + '%';
    if (kind === 'tardiness' || kind === 'unmet') bar.className = 'bad';
    table.append(el('tr', {}, el('th', { scope: 'row' }, t('cost.' + kind)), el('td', { class: 'figure' }, money(amount)),
      el('td', { class: 'figure share' }, percent(raw.totalCost > 0 ? amount / raw.totalCost : 0, 1)), el('td', { class: 'bar-cell' }, bar)));
  }
  table.append(el('tr', { class: 'total' }, el('th', { scope: 'row' }, t('cost.total')), el('td', { class: 'figure' }, money(raw.totalCost)), el('td', { class: 'figure share' }), el('td', { class: 'bar-cell' })));
  byId('cost-columns').append(el('div', { class: 'wide' }, el('h3', {}, t('cost.byKind')), table), prices());
}

/** The five places where a little more would be worth most, and what such a price does not say. */
function prices() {
  const rows = raw.prices.map(([kind, index, first, last, worth]) => {
    const of = { machine: machines, resource: resources, product: products }[kind][index];
    // Material is at hand from some day on; hours are in a period, or in any of several.
    const places = kind === 'product' || first === last ? [last] : [first, last];
    const range = { from: periods[places[0]].from, to: periods[last].to };
    const button = el('button', { type: 'button', class: 'link', onclick: () => gantt.show(range.from, range.to) }, places.map((one) => periodTitle(periods[one]).join(' ')).join(' – '));
    return { kind, worth, row: el('tr', {}, el('th', { scope: 'row' }, productTitle(of)), el('td', {}, button),
      el('td', { class: 'figure' }, t(kind === 'product' ? 'prices.perUnit' : 'prices.perHour', { amount: price(worth), unit: of.unit ?? '' }))) };
  });
  const table = (key, list) => (list.length ? [el('h4', {}, t(key)), el('table', { class: 'prices' }, el('tbody', {}, ...list.map((one) => one.row)))] : []);
  return el('div', { class: 'capacity' }, el('h3', {}, t('prices.title')),
    ...table('prices.capacity', rows.filter((one) => one.kind !== 'product')),
    ...table('prices.materials', rows.filter((one) => one.kind === 'product')),
    el('p', { class: 'hint' }, t(rows.length ? 'prices.caveat' : 'prices.none')));
}

function makeNotes() {
  const { solve } = raw;
  const list = raw.warnings.length
    ? el('ul', { class: 'warnings' }, ...raw.warnings.map(([kind, pointer, message]) => (
      el('li', { title: kind }, message, ' ', pointer ? el('small', {}, pointer) : null))))
    : el('p', { class: 'nothing' }, t('notes.none'));
  byId('notes-columns').append(
    el('div', { class: 'wide' }, el('h3', {}, t('notes.warnings')), list),
    figureTable(t('solve.title'), [
      [t('solve.status'), t('solve.' + solve.status)],
      [t('solve.stopped'), t('stop.' + solve.stoppedBy)],
      [t('solve.objective'), money(solve.objective)],
      [t('solve.bound'), solve.bound === null ? t('solve.notProven') : money(solve.bound)],
      [t('solve.gap'), solve.gapPercent === null ? t('solve.notProven') : percent(solve.gapPercent / 100, 2)],
      [t('solve.time'), t('unit.seconds', { value: number(solve.seconds, 1) })],
      [t('solve.size'), t('solve.sizeOf', { rows: solve.rows, columns: solve.columns, binaries: solve.binaries })],
      [t('solve.seed'), solve.seed + ', ' + number(solve.threads)],
      [t('solve.madeBy'), solve.generator],
      [t('solve.madeAt'), moment(solve.createdAt)],
      [t('solve.orderFile'), solve.orderFile ? el('code', { title: solve.orderFile }, solve.orderFile.slice(0, 16) + (solve.orderFile.length > 16 ? '…' : '')) : '–'],
    ]));
}
