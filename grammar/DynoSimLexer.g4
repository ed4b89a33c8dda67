// Words, numbers and signs of a .dyno file. README.md beside this file tells the rules in prose.
lexer grammar DynoSimLexer;

// Made by the repair step only, never by a rule: an operand that is not there, and a run of tokens set aside.
tokens { MISSING, SKIPPED }

DYNOSIM    : 'dynosim' ;
IMPORT     : 'import' ;
FROM       : 'from' ;
AS         : 'as' ;
PRIVATE    : 'private' ;
PARAM      : 'param' ;
LET        : 'let' ;
ENUM       : 'enum' ;
FN         : 'fn' ;
TEST       : 'test' ;
EXTENDS    : 'extends' ;
OF         : 'of' ;
WHEN       : 'when' ;
ELSE       : 'else' ;
EXPECT     : 'expect' ;
REJECT     : 'reject' ;
WHERE      : 'where' ;
VARY       : 'vary' ;
IN         : 'in' ;
MAXIMIZE   : 'maximize' ;
MINIMIZE   : 'minimize' ;
CHOOSE     : 'choose' ;
MINIMIZING : 'minimizing' ;
MAXIMIZING : 'maximizing' ;
ELIGIBLE   : 'eligible' ;
EVERY      : 'every' ;
SCALE      : 'scale' ;
TO         : 'to' ;
BY         : 'by' ;
GOOD       : 'good' ;
BECAUSE    : 'because' ;
IF         : 'if' ;
THEN       : 'then' ;
WITH       : 'with' ;
OR         : 'or' ;
AND        : 'and' ;
NOT        : 'not' ;
STEP       : 'step' ;
LOG        : 'log' ;
MOD        : 'mod' ;
TRUE       : 'true' ;
FALSE      : 'false' ;
NONE       : 'none' ;
FOR        : 'for' ;

LBRACE : '{' ;
RBRACE : '}' ;
LPAREN : '(' ;
RPAREN : ')' ;
LBRACK : '[' ;
RBRACK : ']' ;
COMMA  : ',' ;
SEMI   : ';' ;
COLON  : ':' ;
DOTDOT : '..' ;
DOT    : '.' ;
QQ     : '??' ;
Q      : '?' ;
LE     : '<=' ;
GE     : '>=' ;
EQEQ   : '==' ;
NE     : '!=' ;
LT     : '<' ;
GT     : '>' ;
EQ     : '=' ;
PLUS   : '+' ;
MINUS  : '-' ;
STAR   : '*' ;
SLASH  : '/' ;
CARET  : '^' ;
AT     : '@' ;

// What is inside a quantity is the business of DynoSim.Lang.Quantities; the shape is enough here.
QUANTITY : '$' NUM TAIL? | NUM ( '%' | HEAD TAIL? ) ( NUM HEAD )* ;
NUMBER   : NUM ;
// Longer than both only when something is wrong with the number: one token, so that the rest of the line survives.
// `1e5/n` and `12/n` are divisions and stay three tokens, hence the letter before the slash.
BADNUM   : '$'? NUM BADCHAR+
         | '$'? NUM [A-DF-Za-df-z\u00B5\u03BC] BADCHAR* BADTAIL+
         | '$' NUM BADTAIL+
         ;

STRING   : '"' STRING_CHAR* '"' ;
// Shorter than STRING unless the closing quote is missing; ends with its line.
UNCLOSED_STRING : '"' STRING_CHAR* '\\'? ;

IDENT    : [A-Za-z_] [A-Za-z0-9_]* ;

TRIVIA   : ( [ \t\r\n]+ | '//' ~[\r\n]* | '/*' .*? '*/' ) -> skip ;
// Shorter than TRIVIA unless the end mark is missing; ends with the file.
UNCLOSED_COMMENT : '/*' ( ~'*' | '*'+ ~[*/] )* '*'* ;

BAD : . ;

fragment NUM  : [0-9] [0-9_]* ( '.' [0-9] [0-9_]* )? ( [eE] [+-]? [0-9]+ )? ;
fragment HEAD : [A-Za-z\u00B5\u03BC] [A-Za-z]* ;
fragment TAIL : ( '/' HEAD )+ ;
fragment STRING_CHAR : '\\' ~[\r\n] | ~["\\\r\n] ;
fragment BADCHAR : [A-Za-z0-9_\u00B5\u03BC] | '.' [0-9] ;
fragment BADTAIL : '/' [A-Za-z_\u00B5\u03BC] [A-Za-z0-9_]* ;
