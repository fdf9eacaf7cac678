export function App() {
  return <main>Hanout</main>;
}
