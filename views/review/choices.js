/** What was decided other than was proposed; plain data, which Python keeps and gives back. */

export class Choices {
  #next;

  constructor({ places = {}, kinds = {}, pseudonyms = {} }, next) {
    this.places = { ...places };
    this.kinds = { ...kinds };
    this.pseudonyms = { ...pseudonyms };
    this.#next = { ...next };
    for (const shown of Object.values(this.pseudonyms)) this.#passed(shown);
  }

  /** As it is sent. */
  get plain() {
    return { places: this.places, kinds: this.kinds, pseudonyms: this.pseudonyms };
  }

  accepts(group, place) {
    return this.places[place.id] ?? !group.doubtful;
  }

  accepted(group) {
    return group.places.filter((place) => this.accepts(group, place)).length;
  }

  kindOf(group) {
    return this.kinds[group.id] ?? group.kind;
  }

  pseudonymOf(group) {
    return this.pseudonyms[group.id] ?? group.pseudonym;
  }

  tick(group, places, yes) {
    for (const place of places) {
      if (yes === !group.doubtful) delete this.places[place.id];
      else this.places[place.id] = yes;
    }
  }

  name(group, pseudonym) {
    if (pseudonym === group.pseudonym) delete this.pseudonyms[group.id];
    else this.pseudonyms[group.id] = pseudonym;
  }

  /** Another kind for every way of writing with this pseudonym, which gets the next free number of that kind. */
  become(groups, group, kind) {
    const was = this.pseudonymOf(group);
    const alike = groups.filter((each) => this.pseudonymOf(each) === was);
    const back = alike.find((each) => each.kind === kind);
    const pseudonym = back ? back.pseudonym : `[${kind}-${this.#next[kind]++}]`;
    for (const each of alike) {
      if (each.kind === kind) delete this.kinds[each.id];
      else this.kinds[each.id] = kind;
      this.name(each, pseudonym);
    }
    return alike;
  }

  #passed(pseudonym) {
    const [, kind, number] = /^\[(.+)-(\d+)\]$/.exec(pseudonym) ?? [];
    if (kind in this.#next) this.#next[kind] = Math.max(this.#next[kind], Number(number) + 1);
  }
}
