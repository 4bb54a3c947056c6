package io.holdfast.rbac.imports.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.holdfast.rbac.imports.model.ImportLine;
import io.holdfast.rbac.imports.model.RowProblem;
import io.holdfast.rbac.imports.usecase.Importing;
import io.holdfast.shared.problem.DomainException;
import io.holdfast.shared.problem.DomainException.FieldError;
import io.holdfast.shared.problem.ProblemCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A table of people and roles as RFC 4180 has it, in UTF-8, with or without a byte order mark, its columns parted by commas or semicolons. The
 * first line names them, in any order.
 */
public final class ImportFile {
    private static final char BOM = '\uFEFF';

    private ImportFile() {}

    private enum Column {
        EMAIL("email"),
        FIRST_NAME("firstname"),
        LAST_NAME("lastname"),
        ROLE("role"),
        SCOPE("scope"),
        FROM("from"),
        UNTIL("until");

        private final String word;

        Column(String word) {
            this.word = word;
        }

        /** "E-Mail", "first_name" and the like. */
        static Column of(String heading) {
            String word = heading.strip().toLowerCase(Locale.ROOT).replaceAll("[ _-]", "");
            for (Column column : values()) {
                if (column.word.equals(word)) {
                    return column;
                }
            }
            throw notATable(
                    1,
                    "There is no column '" + cut(heading.strip())
                            + "'. There are email, first name, last name, role, scope, from and until.");
        }
    }

    /**
     * Reads the lines of a file, not more than {@link Importing#MOST_LINES}; what is wrong with one line alone is said of it.
     *
     * @throws DomainException {@link ProblemCode#INVALID_FIELD} when it is no such table, with the line where that shows
     */
    public static List<ImportLine> read(byte[] bytes) {
        return read(decoded(bytes));
    }

    /** The same of text that somebody pasted. @throws DomainException likewise */
    public static List<ImportLine> read(String text) {
        String table = text.isEmpty() || text.charAt(0) != BOM ? text : text.substring(1);
        List<ImportLine> lines = new ArrayList<>();
        Map<Column, Integer> columns = null;
        int width = 0;
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .fieldSeparator(separator(table))
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(table)) {
            for (CsvRecord fields : csv) {
                if (columns == null) {
                    columns = columns(fields);
                    width = fields.getFieldCount();
                } else if (lines.size() == Importing.MOST_LINES) {
                    throw notATable(
                            fields.getStartingLineNumber(),
                            "There are more than 50,000 lines. Import them in several files.");
                } else {
                    lines.add(line(fields, columns, width));
                }
            }
        } catch (CsvParseException e) {
            throw notATable(
                    0, "This cannot be read as a table of comma-separated values. Is a quotation mark missing?");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (lines.isEmpty()) {
            throw notATable(
                    1, "Put the names of the columns in the first line, and a line for each person and role below.");
        }
        return lines;
    }

    private static String decoded(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = UTF_8.newDecoder().decode(in, out, true);
        if (result.isError()) {
            long line = 1;
            for (int i = 0; i < in.position(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            throw notATable(line, "The text is not in UTF-8. Save the file as 'CSV UTF-8' and try again.");
        }
        return out.flip().toString();
    }

    /** Whichever stands more often in the line of names. */
    private static char separator(String table) {
        int end = table.indexOf('\n');
        String names = end < 0 ? table : table.substring(0, end);
        return names.chars().filter(c -> c == ';').count()
                        > names.chars().filter(c -> c == ',').count()
                ? ';'
                : ',';
    }

    private static Map<Column, Integer> columns(CsvRecord names) {
        Map<Column, Integer> columns = new EnumMap<>(Column.class);
        for (int i = 0; i < names.getFieldCount(); i++) {
            if (columns.put(Column.of(names.getField(i)), i) != null) {
                throw notATable(1, "The column '" + names.getField(i).strip() + "' stands there twice.");
            }
        }
        if (!columns.containsKey(Column.EMAIL) || !columns.containsKey(Column.ROLE)) {
            throw notATable(1, "The columns email and role must be there.");
        }
        return columns;
    }

    private static ImportLine line(CsvRecord fields, Map<Column, Integer> columns, int width) {
        RowProblem fault = fields.getFieldCount() == width
                ? null
                : new RowProblem(
                        null,
                        "This line has " + fields.getFieldCount() + " columns, and the first one " + width
                                + ". Is a separator or a quotation mark missing?");
        Map<Column, String> values = new EnumMap<>(Column.class);
        for (Column column : Column.values()) {
            Integer at = columns.get(column);
            String value = at == null || at >= fields.getFieldCount()
                    ? ""
                    : fields.getField(at).strip();
            values.put(column, plain(value));
            if (fault == null && !value.equals(values.get(column))) {
                fault = new RowProblem(
                        heading(column),
                        "Not more than 255 characters, and no control characters. Is a quotation mark missing?");
            }
        }
        if (fault == null && values.get(Column.EMAIL).isEmpty()) {
            fault = new RowProblem(heading(Column.EMAIL), "Say whom this is about.");
        }
        if (fault == null && values.get(Column.ROLE).isEmpty()) {
            fault = new RowProblem(heading(Column.ROLE), "Say which role.");
        }
        String name = (values.get(Column.FIRST_NAME) + " " + values.get(Column.LAST_NAME)).strip();
        return new ImportLine(
                (int) fields.getStartingLineNumber(),
                cut(values.get(Column.EMAIL).toLowerCase(Locale.ROOT)),
                cut(name),
                values.get(Column.ROLE),
                values.get(Column.SCOPE),
                values.get(Column.FROM),
                values.get(Column.UNTIL),
                fault);
    }

    private static String heading(Column column) {
        return column.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String plain(String text) {
        return cut(text.replaceAll("\\p{Cntrl}", " "));
    }

    private static String cut(String text) {
        return text.length() <= ImportLine.LONGEST ? text : text.substring(0, ImportLine.LONGEST);
    }

    /** @param line 0 where none can be said */
    private static DomainException notATable(long line, String detail) {
        String at = line == 0 ? "" : "Line " + line + ": ";
        return new DomainException(
                ProblemCode.INVALID_FIELD, at + detail, List.of(new FieldError("/file", at + detail)));
    }
}
