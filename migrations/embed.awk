# Writes a C table of the migration files given, in order:
#   awk -v table=migrations_sqlite -f embed.awk 0001_x.sql 0002_y.sql
BEGIN {
	print "/* Generated from migrations by embed.awk. */"
	print "#include \"store/backend.h\"\n"
	print "const struct migration " table "[] = {"
}
FNR == 1 {
	if (NR > 1)
		print "\t},"
	name = FILENAME
	sub(/.*\//, "", name)
	print "\t{ " (name + 0) ", \"" name "\","
}
{
	gsub(/\\/, "\\\\")
	gsub(/"/, "\\\"")
	print "\t\"" $0 "\\n\""
}
END {
	print "\t},\n\t{ 0, 0, 0 }\n};"
}
