// What became of the plan before: which lots moved, which are new, which went, and what that costs.
const changeTable = (() => {
  const chunk = 200;
  const state = { kind: 'all', shown: [], made: 0 };
  const arrived = raw.previous ? raw.previous.arrived.map((index) => lots[index]) : [];
  const ranks = ['moved', 'gone', 'new', 'shifted'];
  const kinds = [
    ['moved', former.filter((lot) => lot.fate === 'moved')],
    ['gone', former.filter((lot) => lot.fate === 'gone')],
    ['new', arrived],
    ['shifted', former.filter((lot) => lot.fate === 'shifted')],
  ];
  const kept = former.filter((lot) => lot.fate === 'kept').length;
  const all = kinds.flatMap(([kind, list]) => list.map((lot) => {
    const before = kind === 'new' ? null : lot;
    const now = kind === 'new' ? lot : lots[lot.lot] ?? null;
    return { kind, before, now, at: (before ?? now).start };
  })).sort((a, b) => ranks.indexOf(a.kind) - ranks.indexOf(b.kind) || a.at - b.at);

  const place = (lot) => (lot ? machines[lot.machine].id + ', ' + shortMoment(lot.start) : '–');
  function shift({ before, now }) {
    if (!before || !now) return '';
    const seconds = now.start - before.start;
    const time = Math.abs(seconds) < 60 ? '' : (seconds > 0 ? '+' : '−') + duration(Math.abs(seconds));
    const machine = before.machine === now.machine ? '' : t('changes.toMachine', { machine: machines[now.machine].id });
    return [time, machine].filter(Boolean).join(', ');
  }
  function row(one) {
    const lot = one.now ?? one.before;
    const product = products[lot.product];
    const target = one.now;
    const show = () => {
      select({ kind: 'lot', index: target.index });
      gantt.reveal(target);
    };
    return el('tr', {
      class: target ? 'target' : null, tabindex: target ? '0' : null,
      onclick: target && show, onkeydown: target && ((event) => {
        if (event.key === 'Enter') show();
      }),
    },
      el('td', {}, el('span', { class: 'status change-' + one.kind }, t('fate.' + one.kind))),
      el('td', {}, productSwatch(product), product.id, ' · ', stepName(lot)),
      el('td', { class: 'figure' }, withUnit(lot.started, product)),
      el('td', {}, place(one.before)), el('td', {}, place(one.now)), el('td', {}, shift(one)));
  }

  const body = el('tbody');
  function more() {
    const end = Math.min(state.shown.length, state.made + chunk);
    for (; state.made < end; state.made += 1) body.append(row(state.shown[state.made]));
  }
  function refresh() {
    state.shown = all.filter((one) => state.kind === 'all' || one.kind === state.kind);
    state.made = 0;
    body.replaceChildren();
    more();
    if (!state.shown.length) body.append(el('tr', {}, el('td', { colspan: 6, class: 'nothing' }, t('changes.none'))));
  }

  const capital = (text) => text[0].toUpperCase() + text.slice(1);
  function make() {
    const counts = [['all', all], ...kinds];
    const chips = byId('changes-chips');
    for (const [kind, list] of counts) {
      chips.append(el('button', {
        type: 'button', class: 'chip', 'aria-pressed': String(kind === 'all'),
        onclick(event) {
          state.kind = kind;
          for (const chip of chips.children) chip.setAttribute('aria-pressed', String(chip === event.currentTarget));
          refresh();
        },
      }, capital(t(kind === 'all' ? 'filter.all' : 'fate.' + kind)) + ' ', el('span', {}, number(list.length))));
    }
    byId('changes-note').textContent = t('changes.note', { kept, n: former.length, cost: money(raw.previous.cost) });
    const head = ['changes.fate', 'changes.lot', 'lot.started', 'changes.before', 'changes.now', 'changes.shift'];
    byId('changes-table').append(
      el('thead', {}, el('tr', {}, ...head.map((key) => el('th', { scope: 'col', class: key === 'lot.started' ? 'figure' : null }, t(key))))), body);
    refresh();
    const box = byId('changes-scroll');
    box.addEventListener('scroll', () => {
      if (box.scrollTop + box.clientHeight > box.scrollHeight - 600) more();
    }, { passive: true });
  }
  return { make };
})();
