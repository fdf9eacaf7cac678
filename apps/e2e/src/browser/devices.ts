import type { BrowserContextOptions } from 'playwright-core';

/** The cheap phone of a shop, and the desk of an operator. */
export const DEVICES = {
  phone: {
    viewport: { width: 360, height: 640 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
    userAgent:
      'Mozilla/5.0 (Linux; Android 10; SM-A105F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36',
  },
  desk: { viewport: { width: 1440, height: 900 } },
} as const satisfies Record<string, BrowserContextOptions>;

export type Device = keyof typeof DEVICES;

/** The narrowest phone in use. */
export const NARROWEST_PX = 320;

/** What a finger hits (WCAG 2.5.5) and what a mouse does (WCAG 2.5.8), in CSS pixels. */
export const TARGET_MIN_PX: Record<Device, number> = { phone: 44, desk: 24 };

/** What is waited for comes on a busy machine, too: a last resort, and no measure of anything. */
export const PATIENCE_MS = 60_000;
