// Puts the parts together: header, legend, tabs, selection, splitter, printing.

// Selection: one lot, order or product; everything else follows from it.

let selection = null;

function litLots({ kind, index }) {
  if (kind === 'product') return { lit: products[index].lots, marked: orders.filter((order) => order.product === index) };
  if (kind === 'order') return { lit: orders[index].lots, marked: [orders[index]] };
  const fed = lots[index].feeds.map((feed) => orders[feed.order]);
  return { lit: [lots[index], ...fed.flatMap((order) => order.lots)], marked: fed };
}

function select(next) {
  selection = next;
  const detail = byId('detail');
  orderTable.choose(next && next.kind === 'order' ? next.index : -1);
  for (const chip of byId('legend').children) {
    chip.setAttribute('aria-pressed', String(Boolean(next) && next.kind === 'product' && Number(chip.dataset.product) === next.index));
  }
  detail.hidden = !next;
  if (!next) {
    gantt.highlight(null, null, -1);
    return;
  }
  const { lit, marked } = litLots(next);
  gantt.highlight(new Set(lit.map((lot) => lot.index)), new Set(marked.map((order) => order.index)), next.kind === 'lot' ? next.index : -1);
  const { title, subtitle, label, content } = detailOf(next);
  detail.replaceChildren(
    el('div', { class: 'detail-head' }, el('h2', {}, ...title), el('button', { type: 'button', class: 'close', 'aria-label': t('detail.clear'), title: t('detail.clear') + ' (Esc)', onclick: () => select(null) }, '×')),
    ...[subtitle ? el('p', { class: 'subtitle' }, subtitle) : null, ...content].filter(Boolean));
  detail.scrollTop = 0;
  byId('announce').textContent = label + (next.kind === 'lot' ? `, ${machines[lots[next.index].machine].id}, ${span(lots[next.index].start, lots[next.index].end)}` : '');
}

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  tip.hide();
  if (selection) select(null);
});

// Header

function makeHeader() {
  byId('plant-name').textContent = raw.name || t('page.plan');
  byId('horizon').textContent = `${fullDay(0)} – ${fullDay(Math.max(0, horizonEnd - 1))} · ${raw.zone}`;
  const count = (test) => orders.filter(test).length;
  const late = orders.filter((order) => order.status === 'late');
  const nearly = count(isNearlyMet);
  const unmet = count((order) => order.status === 'unmet');
  const partly = count((order) => order.status === 'partlyUnmet') - nearly;
  const onTime = count((order) => order.status === 'onTime');
  const worst = late.reduce((most, order) => Math.max(most, order.lateDays), 0);
  const figures = [
    [t('filter.onTime'), orders.length ? percent(onTime / orders.length) : '–', orders.length ? t('count.of', { n: onTime, all: orders.length }) : t('orders.noneShort'), orders.length && onTime === orders.length ? 'good' : ''],
    [t('filter.late'), number(late.length), late.length ? t('head.upTo', { time: lateness(worst) }) : t('count.none'), late.length ? 'bad' : ''],
    [t('filter.unmet'), number(unmet + partly), nearly ? t('head.nearly', { n: nearly }) : partly ? t('head.inPart', { n: partly }) : unmet ? t('head.notInTime') : t('count.none'), unmet + partly ? 'bad' : ''],
    [t('kpi.utilisation'), percent(raw.utilisation), t('head.ofItSetup', { share: percent(raw.setupRatio) }), ''],
    [t('head.cost'), money(raw.totalCost), raw.currency, ''],
    [t('solve.gap'), raw.solve.gapPercent === null ? t('solve.notProven') : percent(raw.solve.gapPercent / 100, 2), t('head.fromBound'), ''],
  ];
  for (const [name, value, note, kind] of figures) {
    byId('figures').append(el('div', { class: kind || null }, el('dt', {}, name), el('dd', {}, value, el('small', {}, note))));
  }
}

function makeLegend() {
  for (const product of productsByTime.filter((one) => one.lots.length)) {
    const chip = el('button', {
      type: 'button', class: 'chip', 'data-product': product.index, 'aria-pressed': 'false', title: productTitle(product),
      onclick: () => select(selection && selection.kind === 'product' && selection.index === product.index ? null : { kind: 'product', index: product.index }),
    }, productSwatch(product), product.id);
    byId('legend').append(chip);
  }
  const signs = {
    setup: lots.some((lot) => lot.segments.some((segment) => segment.setup)),
    closed: true,
    overtime: machines.some((machine) => machine.windows.some((window) => window.overtime)),
    down: machines.some((machine) => machine.downtime.length),
    late: lots.some((lot) => lot.isLate),
  };
  for (const [kind, isThere] of Object.entries(signs)) {
    if (isThere) byId('gantt-key').append(el('li', {}, el('i', { class: 'box sign-' + kind }), t('sign.' + kind)));
  }
}

/** The rows under the machines may be out of sight: a button goes there. */
function makeSharedButton() {
  const button = byId('view-shared');
  button.hidden = !gantt.hasShared;
  button.addEventListener('click', () => gantt.revealShared());
}

/** The switch for the places that lots had in the plan before. */
function makeGhosts() {
  const button = byId('ghosts');
  button.hidden = !raw.previous;
  button.addEventListener('click', () => {
    const isShown = button.getAttribute('aria-pressed') !== 'true';
    button.setAttribute('aria-pressed', String(isShown));
    gantt.showGhosts(isShown);
  });
}

// Tabs

const tabs = [
  ['orders', null], ['load', makeLoad], ['stock', drawStock], ['figures', null], ['cost', null],
  ...(raw.previous ? [['changes', null]] : []), ['notes', null],
];
function openTab(name, isFocused) {
  for (const [id, prepare] of tabs) {
    const isOpen = id === name;
    const tab = byId('tab-' + id);
    tab.setAttribute('aria-selected', String(isOpen));
    tab.tabIndex = isOpen ? 0 : -1;
    byId('panel-' + id).classList.toggle('open', isOpen);
    if (isOpen && prepare) prepare();
    if (isOpen && isFocused) tab.focus();
  }
}
function makeTabs() {
  tabs.forEach(([id], index) => {
    const count = id === 'notes' && raw.warnings.length ? el('span', { class: 'badge', title: t('notes.warnings') }, number(raw.warnings.length)) : null;
    byId('tabs').append(el('button', {
      type: 'button', role: 'tab', id: 'tab-' + id, 'aria-controls': 'panel-' + id,
      onclick: () => openTab(id),
      onkeydown: (event) => {
        const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        if (step) openTab(tabs[(index + step + tabs.length) % tabs.length][0], true);
      },
    }, t('tab.' + id), count));
  });
  openTab('orders');
}

// The border between chart and tables

function makeSplitter() {
  const pane = byId('gantt');
  const splitter = byId('splitter');
  const share = (value) => {
    const all = byId('panes').clientHeight;
    const size = Math.max(150, Math.min(value, all - 140));
    pane.style.height = size + 'px';
    splitter.setAttribute('aria-valuenow', String(Math.round((100 * size) / Math.max(1, all))));
  };
  const natural = () => {
    const around = pane.clientHeight - byId('gantt-rows').clientHeight;
    share(Math.min(around + gantt.neededHeight + 2, byId('panes').clientHeight * 0.56));
  };
  let isTouched = false;
  const set = (value) => {
    isTouched = true;
    share(value);
  };
  splitter.addEventListener('pointerdown', (event) => splitter.setPointerCapture(event.pointerId));
  splitter.addEventListener('pointermove', (event) => {
    if (event.buttons & 1) set(event.clientY - pane.getBoundingClientRect().top);
  });
  splitter.addEventListener('dblclick', () => {
    isTouched = false;
    natural();
  });
  splitter.addEventListener('keydown', (event) => {
    const step = { ArrowUp: -24, ArrowDown: 24 }[event.key];
    if (!step) return;
    set(pane.clientHeight + step);
    event.preventDefault();
  });
  splitter.setAttribute('aria-valuemin', '0');
  splitter.setAttribute('aria-valuemax', '100');
  natural();
  addEventListener('resize', () => (isTouched ? share(pane.clientHeight) : natural()));
}

// Paper

addEventListener('beforeprint', () => {
  tip.hide();
  printLoad();
  drawStock(1040, 260);
  printGantt.make();
  orderTable.prepareForPrint();
});
addEventListener('afterprint', () => {
  printGantt.clear();
  byId('print-load').replaceChildren();
  orderTable.endPrint();
  if (byId('stock-chart').clientWidth) drawStock();
});

makeHeader();
makeLegend();
makeGhosts();
makeSharedButton();
makeFigures();
makeCost();
if (raw.previous) changeTable.make();
else byId('panel-changes').remove();
makeNotes();
makeTabs();
makeSplitter();
gantt.redraw();
