interface Props {
  caption: string;
  /** What the numbers are, one name a column. */
  columns: readonly string[];
  rows: readonly { label: string; values: readonly number[] }[];
}

/** Numbers as a small plot that is a table: a bar behind every number, all to one scale. */
export function BarTable({ caption, columns, rows }: Props) {
  const most = Math.max(1, ...rows.flatMap(({ values }) => values));
  return (
    <table class="bar-table">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <td />
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, values }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            {values.map((value, i) => (
              <td key={columns[i]}>
                <span style={{ width: `${(100 * value) / most}%` }} />
                <b>{value}</b>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
