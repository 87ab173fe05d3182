// The rows of the Gantt chart from top to bottom: machines, then what they share, then electric power.

/** Lots of a subcontractor lie side by side: each goes to the first lane that is free when it begins. */
function assignLanes(list) {
  const ends = [];
  for (const lot of list) {
    const free = ends.findIndex((end) => end <= lot.start);
    lot.lane = free < 0 ? ends.length : free;
    ends[lot.lane] = lot.end;
  }
  return ends.length;
}
for (const machine of machines) {
  machine.former = [];
  machine.lanes = machine.isSubcontractor ? Math.max(1, assignLanes(machine.lots)) : 1;
}
for (const lot of former) if (lot.fate !== 'kept') machines[lot.machine].former.push(lot);
for (const machine of machines) {
  machine.former.sort((a, b) => a.start - b.start);
  assignLanes(machine.former);
}

// Beyond so many lanes they share the height, or one subcontractor would fill the screen.
const mostLanes = 10;
const laneHeight = 17;

/** Each row with its kind, what it is of, its top and its height. */
function layout(rowHeight) {
  const rows = [];
  let top = 0;
  const add = (kind, of, height) => {
    rows.push({ kind, of, top, height });
    top += height;
  };
  for (const machine of machines) {
    const lanes = Math.min(machine.lanes, mostLanes);
    add('machine', machine, lanes > 1 ? Math.max(rowHeight, lanes * laneHeight + 8) : rowHeight);
  }
  for (const resource of resources) add('resource', resource, resource.limit ? 50 : resource.count > 1 ? 40 : 32);
  if (energy) add('energy', energy, 66);
  return { rows, height: top };
}

/** The stretch of rows that is to be seen between two heights. */
function rowsBetween(rows, top, bottom) {
  return {
    first: Math.max(0, firstIndex(rows.length, (i) => rows[i].top + rows[i].height > top)),
    last: firstIndex(rows.length, (i) => rows[i].top >= bottom),
  };
}
