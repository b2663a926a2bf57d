export { sourceConformance, type ConformanceOptions } from './conformance.js';
export type { Capability, Subject } from './subject.js';
