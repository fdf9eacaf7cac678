/** A page on which everything is wrong that the checks look for, each once. */
export const BAD_PAGE = `<!doctype html>
<html lang="ar" dir="rtl">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>محل</title>
    <style>
      .small { width: 20px; height: 20px }
      .cut { width: 100px; overflow: hidden; white-space: nowrap }
      .stays { font-size: 12px }
      .one, .two { position: absolute; inset-block-start: 400px; inset-inline-start: 10px; width: 80px; height: 50px }
      .two { inset-inline-start: 60px }
      .wide { width: 340px }
      .tight { width: 40px; white-space: nowrap }
      .narrow { width: 30px; overflow-wrap: anywhere }
    </style>
  </head>
  <body>
    <main>
      <h1>اليوم Hello</h1>
      <button class="small">x</button>
      <div class="cut">نص طويل جدا لا يتسع له المكان أبدا</div>
      <p class="stays">صغير</p>
      <button class="one">واحد</button>
      <button class="two">اثنان</button>
      <img src="data:," width="10" height="10" />
      <p><bdi>Fatima</bdi> <span lang="fr">Français</span> PIN</p>
      <div class="wide">عريض</div>
      <p class="tight">50 000,00 درهم</p>
      <p class="narrow">المستعملون</p>
    </main>
  </body>
</html>`;

/** The same as it should be. */
export const GOOD_PAGE = `<!doctype html>
<html lang="ar" dir="rtl">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>محل</title>
    <style>
      button { min-width: 3rem; min-height: 3rem; font: inherit }
      body { margin: 0; font-family: sans-serif }
    </style>
  </head>
  <body>
    <main>
      <h1>اليوم</h1>
      <button>نعم</button> <button>لا</button>
      <p>من <bdi>Fatima</bdi> <span lang="fr">Français</span> PIN</p>
    </main>
  </body>
</html>`;
