/**
 * `unreadable`: no list of tag, length and value; `checksum`: it was changed or misread; `missing`, `repeated`: of a tag
 * that a code has once; `invalid`: the value is not of its form.
 */
export type QrFaultReason = 'unreadable' | 'checksum' | 'missing' | 'repeated' | 'invalid';

/** Why a text is no merchant-presented code of EMVCo. */
export class QrFault extends Error {
  constructor(
    readonly reason: QrFaultReason,
    /** The tag at fault, `26.00` for one within a template; absent when there is none to name. */
    readonly tag?: string,
  ) {
    super(tag === undefined ? reason : `${reason}: tag ${tag}`);
    this.name = 'QrFault';
  }
}
