// Why an order is late or unmet, and what would put it right.

/** Causes and remedies of an order, each as a block with a heading. */
function whyOf(order, name = '') {
  const titled = (key) => el('h3', {}, (name ? name + ': ' : '') + t(key));
  const blocks = [];
  if (order.reasons.length) {
    blocks.push(el('div', { class: 'reasons' }, titled('why.causes'), ...order.reasons.map((one) => causeOf(one, order))));
  }
  if (order.remedies.length) {
    blocks.push(el('div', { class: 'remedies' }, titled('why.remedies'), el('ul', {}, ...order.remedies.map((one, i) => remedyOf(order, one, i)))));
  }
  return blocks;
}

/** A cause, with buttons to the machine and the other order that it names. */
function causeOf(reason, order) {
  const links = [];
  if (reason.machine >= 0) {
    const machine = machines[reason.machine];
    const first = machine.lots[0];
    if (first) links.push(el('button', { type: 'button', class: 'link', onclick: () => gantt.revealMachine(machine) }, machine.id));
  }
  if (reason.order >= 0 && reason.order !== order.index) {
    links.push(el('button', { type: 'button', class: 'link', onclick: () => select({ kind: 'order', index: reason.order }) }, orders[reason.order].id));
  }
  return el('p', {}, reason.text, ...links.flatMap((link) => [' ', link]));
}

function remedyOf(order, remedy, index) {
  const said = el('span', { class: 'said', role: 'status' });
  const say = (key) => {
    said.textContent = t(key);
  };
  const change = remedy.patch ? [
    el('details', {}, el('summary', {}, t('why.patch')), el('pre', {}, readable(remedy.patch))),
    el('p', { class: 'patch-buttons' },
      el('button', { type: 'button', onclick: () => copyText(remedy.patch).then((isDone) => say(isDone ? 'why.copied' : 'why.notCopied')) }, t('why.copy')),
      el('button', { type: 'button', onclick: () => saveText(remedy.patch, `${fileName(order.id)}-${index + 1}.patch.json`) }, t('why.save')),
      said),
  ] : [];
  return el('li', {},
    el('p', {}, remedy.text),
    el('p', { class: 'remedy-cost' + (remedy.isSaving ? ' good' : '') }, remedy.cost),
    ...change);
}

function readable(json) {
  try {
    return JSON.stringify(JSON.parse(json), null, 2);
  } catch {
    return json;
  }
}

/** True where the text is in the clipboard. Pages from a file may not have the new interface. */
async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = el('textarea', { class: 'unseen', readonly: true });
    area.value = text;
    document.body.append(area);
    area.select();
    const isDone = document.execCommand('copy');
    area.remove();
    return isDone;
  }
}

const fileName = (id) => id.replace(/[^\p{L}\p{N}._-]+/gu, '_').slice(0, 80) || 'order';

function saveText(text, name) {
  const address = URL.createObjectURL(new Blob([text + '\n'], { type: 'application/json' }));
  el('a', { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}
