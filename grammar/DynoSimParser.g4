// Structure of a .dyno file. README.md beside this file tells precedence, recovery and which rules are wider than the
// language on purpose: a construct that is legal elsewhere parses everywhere and is refused afterwards, with one
// sentence about its place.
parser grammar DynoSimParser;

options { tokenVocab = DynoSimLexer; }

file       : header? ( item separator* )* EOF ;
header     : DYNOSIM NUMBER ;
item       : importDecl | member ;
separator  : SEMI | COMMA ;

importDecl : IMPORT LBRACE importItem ( COMMA importItem )* COMMA? RBRACE FROM STRING ( AS name )?
           | IMPORT STRING ( AS name )?
           ;
importItem : name ( AS name )? ;

member     : annotation* PRIVATE?
             ( paramDecl | letDecl | enumDecl | fnDecl | testDecl | blockDecl | statement | property )
           | SKIPPED
           ;
annotation : AT name ( LPAREN args? RPAREN )? ;

paramDecl  : PARAM name COLON type ( IN expr )? ( EQ expr )? ;
letDecl    : LET name ( COLON type )? EQ expr ;
enumDecl   : ENUM name LBRACE name ( COMMA name )* COMMA? RBRACE ;
fnDecl     : FN name LPAREN ( formal ( COMMA formal )* COMMA? )? RPAREN COLON type EQ expr ;
formal     : name COLON type ( EQ expr )? ;
testDecl   : TEST STRING block ;
blockDecl  : kindPath name? ( EXTENDS path )? ( OF path )? block ;
block      : LBRACE ( member separator* )* RBRACE ;
property   : memberPath EQ expr ;

statement  : when
           | expect
           | reject
           | where
           | vary
           | objective
           | choose
           | eligible
           | every
           | scale
           | good
           ;
when       : WHEN expr block ( ELSE ( block | when ) )? ;
expect     : EXPECT expr because? ;
reject     : REJECT name block ;
where      : WHERE expr because? ;
vary       : VARY ( path | LPAREN path ( COMMA path )+ COMMA? RPAREN ) IN expr ;
objective  : ( MAXIMIZE | MINIMIZE ) expr ;
choose     : CHOOSE name ( MINIMIZING | MAXIMIZING ) expr because? ;
eligible   : ELIGIBLE expr because? ;
every      : EVERY expr block ;
scale      : SCALE path ( TO | BY ) expr ;
good       : GOOD WHEN expr because? ;
because    : BECAUSE STRING ;

type       : typeAtom ( ( STAR | SLASH ) typeAtom )* Q? ;
typeAtom   : path ( LT type ( COMMA type )* GT )? | NUMBER | LPAREN type RPAREN ;

expr       : IF expr THEN expr ELSE expr | orExpr ;
orExpr     : andExpr ( OR andExpr )* ;
andExpr    : notExpr ( AND notExpr )* ;
notExpr    : NOT notExpr | cmpExpr ;
cmpExpr    : coalesce ( ( LT | LE | GT | GE | EQEQ | NE | IN ) coalesce )* ;
coalesce   : rangeExpr ( QQ rangeExpr )* ;
rangeExpr  : addExpr ( DOTDOT addExpr ( ( STEP | LOG ) addExpr )? )? ;
addExpr    : mulExpr ( ( PLUS | MINUS ) mulExpr )* ;
mulExpr    : unary ( ( STAR | SLASH | MOD ) unary )* ;
unary      : MINUS unary | power ;
power      : postfix ( CARET unary )? ;
postfix    : primary trailer* ;
trailer    : DOT name | LPAREN args? RPAREN | LBRACK expr RBRACK | WITH block ;
primary    : literal | name | paren | list | block ;
literal    : QUANTITY | NUMBER | STRING | TRUE | FALSE | NONE | MISSING ;
paren      : LPAREN expr ( COMMA expr )* COMMA? RPAREN ;
list       : LBRACK ( FOR name IN expr COLON expr ( IF expr )? | expr ( COMMA expr )* COMMA? )? RBRACK ;
args       : arg ( COMMA arg )* COMMA? ;
arg        : ( name EQ )? expr ;

path       : name ( DOT name )* ;
memberPath : memberName ( DOT name )* ;
kindPath   : kindName ( DOT name )* ;

// A word that is a keyword only elsewhere is a name here. `step` and `log` cannot begin a member, since they continue
// a range; a word that begins a declaration cannot be the kind of a block.
name       : memberName | STEP | LOG ;
memberName : kindName | TEST | ENUM | FN | IMPORT | PARAM ;
kindName   : IDENT | DYNOSIM | FROM | AS | OF | TO | BY | GOOD | SCALE ;
